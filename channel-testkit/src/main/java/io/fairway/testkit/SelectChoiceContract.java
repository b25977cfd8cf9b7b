package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;

/** Which case is chosen. */
interface SelectChoiceContract extends SelectSubject {

    @EachSetup
    @DisplayName("S54 with no case ready, a select that does not wait chooses none")
    default void noneReady(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            assertEquals(SelectUnderTest.NONE, duo.receiveBoth().poll());
            assertEquals(SelectUnderTest.NONE, duo.receiveBoth().await(0, TimeUnit.NANOSECONDS));
        }
    }

    @Buffered
    @DisplayName("S49 the ready case is chosen, and the other channel left alone")
    default void readyCase(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            duo.b.send("x");
            assertEquals(1, select.await());
            assertEquals("x", select.value());
            assertFalse(select.foundClosed());
            assertEquals(0, duo.b.size());
            duo.a.send("y");
            assertEquals(0, select.poll());
            assertEquals("y", select.value());
        }
    }

    @Buffered
    @DisplayName("S49 a send case is chosen if there is room")
    default void sendCase(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            fill(duo.a);
            assertEquals(1, duo.sendBoth("x").await());
            assertEquals("x", duo.b.recv());
            fill(duo.b);
            assertEquals(SelectUnderTest.NONE, duo.sendBoth("y").poll());
        }
    }

    private static void fill(Channel<Object> channel) {
        while (channel.trySend("filler") == SendResult.SENT) {
            assertTrue(channel.size() > 0);
        }
    }

    @Buffered
    @DisplayName("S50 of two ready cases each is chosen as often, within ten sigma")
    default void fairness(ContractSetup setup) throws InterruptedException {
        final int trials = 10_000;
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            final int[] chosen = new int[2];
            for (int i = 0; i < trials; i++) {
                duo.a.trySend("a");
                duo.b.trySend("b");
                chosen[select.await()]++;
            }
            assertEquals(trials / 2.0, chosen[0], 500, "times that the first was chosen");
        }
    }

    @Buffered
    @DisplayName("S51 two sends to one channel are two cases, each chosen at random")
    default void fairnessOfCases(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select =
                    duo.select(SelectOp.send(duo.a, () -> 0), SelectOp.send(duo.a, () -> 1));
            final int[] received = new int[2];
            for (int i = 0; i < 1000; i++) {
                select.await();
                received[(int) duo.a.recv()]++;
            }
            assertTrue(received[0] > 100 && received[1] > 100, received[0] + ":" + received[1]);
        }
    }

    @Buffered
    @DisplayName("a biased select chooses the first ready case")
    default void biased(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select =
                    newBiasedSelect(List.of(SelectOp.receive(duo.a), SelectOp.receive(duo.b)));
            for (int i = 0; i < 50; i++) {
                duo.a.trySend("a");
                duo.b.trySend("b");
                assertEquals(0, select.await());
            }
            assertEquals(1, select.await());
        }
    }

    @EachSetup
    @DisplayName("S36 S37 closed channels are ready, to receive and to send, and told apart")
    default void closedIsReady(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            duo.b.close();
            final SelectUnderTest receive = duo.receiveBoth();
            assertEquals(1, receive.await());
            assertTrue(receive.foundClosed());
            assertNull(receive.value());
            final SelectUnderTest send =
                    duo.select(SelectOp.receive(duo.a), SelectOp.send(duo.b, () -> "x"));
            assertEquals(1, send.poll());
            assertTrue(send.foundClosed());
        }
    }

    @Buffered
    @DisplayName("S25 a closed channel's elements come before its end")
    default void closedDrainsFirst(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            duo.a.send("x");
            duo.a.close();
            final SelectUnderTest select = duo.receiveBoth();
            assertEquals(0, select.await());
            assertEquals("x", select.value());
            assertEquals(0, select.await());
            assertTrue(select.foundClosed());
        }
    }

    @Buffered
    @DisplayName("S45 S48 a case that is switched off is never chosen")
    default void disabled(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            duo.a.send("a");
            select.enable(0, false);
            assertEquals(SelectUnderTest.NONE, select.poll());
            duo.b.send("b");
            assertEquals(1, select.await());
            select.enable(1, false);
            assertEquals(SelectUnderTest.NONE, select.await(1, TimeUnit.MICROSECONDS));
            select.enable(0, true);
            assertEquals(0, select.await());
        }
    }

    @EachSetup
    @DisplayName("S61 each supplier is asked once per use, also if its case is not chosen")
    default void suppliersAreAskedOnce(ContractSetup setup) throws InterruptedException {
        final AtomicInteger asked = new AtomicInteger();
        try (Duo duo = duo(setup)) {
            duo.b.close();
            final SelectUnderTest select =
                    duo.select(
                            SelectOp.send(duo.a, asked::incrementAndGet), SelectOp.receive(duo.b));
            for (int i = 1; i <= 10; i++) {
                select.await();
                assertEquals(i, asked.get());
                duo.a.tryRecv();
            }
        }
    }

    @Unbuffered
    @DisplayName("S56 a select that sends and receives on one channel is not its own partner")
    default void noSelfMatch(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select =
                    duo.select(SelectOp.send(duo.a, () -> "own"), SelectOp.receive(duo.a));
            assertEquals(SelectUnderTest.NONE, select.poll());
            assertEquals(SelectUnderTest.NONE, select.await(1, TimeUnit.MILLISECONDS));
        }
    }

    @Buffered
    @DisplayName("S58 with a buffer a select may receive what it sent before")
    default void ownElementThroughBuffer(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select =
                    duo.select(SelectOp.send(duo.a, () -> "own"), SelectOp.receive(duo.a));
            int received = 0;
            for (int i = 0; i < 100; i++) {
                if (select.await() == 1) {
                    assertEquals("own", select.value());
                    received++;
                }
            }
            assertEquals(100 - received, received + duo.a.size());
        }
    }

    @Unbuffered
    @DisplayName("S57 two such selects match each other, and none gets its own element")
    default void selectsMatch(ContractSetup setup) {
        try (Duo duo = duo(setup)) {
            final Actor<Integer> first = duo.actors.start("first", () -> exchange(duo, "first"));
            final Actor<Integer> second = duo.actors.start("second", () -> exchange(duo, "second"));
            assertEquals(1000, first.result() + second.result());
        }
    }

    /** Takes part in 1,000 exchanges; counts those in which it received. */
    private static int exchange(Duo duo, String name) throws InterruptedException {
        final SelectUnderTest select =
                duo.select(SelectOp.send(duo.a, () -> name), SelectOp.receive(duo.a));
        int received = 0;
        for (int i = 0; i < 1000; i++) {
            if (select.await() == 1) {
                assertFalse(name.equals(select.value()), "received its own element");
                received++;
            }
        }
        return received;
    }
}
