package io.fairway.bench.peers.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void evenMessagesAreDueAtEvenTimes() {
        final Schedule schedule = new Schedule(10_000, 1);
        assertEquals(0, schedule.due(0));
        assertEquals(100_000, schedule.due(1));
        assertEquals(1_000_000_000, schedule.due(10_000));
        assertEquals(20, schedule.messages(2_000_000));
    }

    @Test
    void messagesOfABurstAreDueTogetherAndTheRateStaysTheSame() {
        final Schedule schedule = new Schedule(10_000, 100);
        assertEquals(0, schedule.due(99));
        assertEquals(10_000_000, schedule.due(100));
        assertEquals(1_000_000_000, schedule.due(10_000));
        assertEquals(100, schedule.messages(1));
        assertEquals(200, schedule.messages(25_000_000));
    }

    @Test
    void aLowRateIsRaisedToWarmUp() {
        assertEquals(new Schedule(20, 2), new Schedule(10, 2).atLeast(20));
        assertEquals(new Schedule(30, 2), new Schedule(30, 2).atLeast(20));
    }
}
