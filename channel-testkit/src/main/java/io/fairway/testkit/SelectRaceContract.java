package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Race;
import io.fairway.testing.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;

/** Selects at the same instant as other operations. */
interface SelectRaceContract extends SelectSubject {

    @Buffered
    @DisplayName("S52 a select that does not wait finds one of two when one was always ready")
    default void oneInstant(ContractSetup setup) {
        final Channel<Object> a = newChannel(setup.capacity());
        final Channel<Object> b = newChannel(setup.capacity());
        final SelectUnderTest select = newSelect(List.of(SelectOp.receive(a), SelectOp.receive(b)));
        final AtomicInteger chosen = new AtomicInteger();
        a.trySend("ready");
        new Race(setup.kind(), "oneInstant")
                .with(
                        round -> {
                            b.trySend("ready");
                            a.tryRecv();
                        })
                .with(round -> chosen.set(select.poll()))
                .check(
                        round -> {
                            assertNotEquals(SelectUnderTest.NONE, chosen.get());
                            a.tryRecv();
                            b.tryRecv();
                            a.trySend("ready");
                        })
                .run(Seeds.rounds(3_000), a, b);
        checkAtRest(a);
        checkAtRest(b);
    }

    @Buffered
    @DisplayName("S53 also when the other becomes ready by being closed")
    default void oneInstantWithClose(ContractSetup setup) {
        final Channel<Object> a = newChannel(setup.capacity());
        final AtomicReference<Channel<Object>> b =
                new AtomicReference<>(newChannel(setup.capacity()));
        final AtomicInteger chosen = new AtomicInteger();
        a.trySend("ready");
        new Race(setup.kind(), "oneInstantWithClose")
                .with(
                        round -> {
                            b.get().close();
                            a.tryRecv();
                        })
                .with(
                        round ->
                                chosen.set(
                                        newSelect(
                                                        List.of(
                                                                SelectOp.receive(a),
                                                                SelectOp.receive(b.get())))
                                                .poll()))
                .check(
                        round -> {
                            assertNotEquals(SelectUnderTest.NONE, chosen.get());
                            b.set(newChannel(setup.capacity()));
                            a.trySend("ready");
                        })
                .run(Seeds.rounds(3_000), a);
    }

    @EachSetup
    @DisplayName("S49 S67 selects that send and selects that receive, in opposite orders")
    default void oppositeOrders(ContractSetup setup) {
        final int count = Seeds.rounds(2_000);
        try (Duo duo = duo(setup)) {
            final List<Actor<Void>> senders = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                final AtomicInteger next = new AtomicInteger(i * count);
                final SelectUnderTest select =
                        i == 0
                                ? duo.select(
                                        SelectOp.send(duo.a, next::get),
                                        SelectOp.send(duo.b, next::get))
                                : duo.select(
                                        SelectOp.send(duo.b, next::get),
                                        SelectOp.send(duo.a, next::get));
                senders.add(
                        duo.actors.run(
                                "sender " + i,
                                () -> {
                                    for (int n = 0; n < count; n++) {
                                        select.await();
                                        next.incrementAndGet();
                                    }
                                }));
            }
            final List<Actor<List<Object>>> receivers = new ArrayList<>();
            receivers.add(
                    duo.actors.start("receiver 0", () -> receiveAll(duo.a, duo.b, this, count)));
            receivers.add(
                    duo.actors.start("receiver 1", () -> receiveAll(duo.b, duo.a, this, count)));
            senders.forEach(Actor::result);
            final boolean[] seen = new boolean[2 * count];
            for (Actor<List<Object>> each : receivers) {
                for (Object element : each.result()) {
                    assertEquals(false, seen[(int) element], "received twice: " + element);
                    seen[(int) element] = true;
                }
            }
        }
    }

    private static List<Object> receiveAll(
            Channel<Object> first, Channel<Object> second, SelectSubject subject, int count)
            throws InterruptedException {
        final SelectUnderTest select =
                subject.newSelect(List.of(SelectOp.receive(first), SelectOp.receive(second)));
        final List<Object> received = new ArrayList<>();
        while (received.size() < count) {
            select.await();
            received.add(select.value());
        }
        return received;
    }

    @EachSetup
    @DisplayName("a select that races its timeout and an interrupt loses no element")
    default void timeoutsAndInterrupts(ContractSetup setup) {
        final Channel<Object> a = newChannel(setup.capacity());
        final Channel<Object> b = newChannel(setup.capacity());
        final SelectUnderTest select = newSelect(List.of(SelectOp.receive(a), SelectOp.receive(b)));
        final AtomicReference<Thread> thread = new AtomicReference<>();
        final AtomicInteger sent = new AtomicInteger();
        final AtomicInteger received = new AtomicInteger();
        new Race(setup.kind(), "timeoutsAndInterrupts")
                .with(
                        round -> {
                            thread.set(Thread.currentThread());
                            try {
                                if (select.await(round % 30, TimeUnit.MICROSECONDS)
                                        != SelectUnderTest.NONE) {
                                    received.incrementAndGet();
                                }
                            } catch (InterruptedException e) {
                                assertNull(e.getCause());
                            }
                        })
                .with(
                        round -> {
                            if (a.trySend(round) == SendResult.SENT) {
                                sent.incrementAndGet();
                            }
                            if (round % 3 == 0 && thread.get() != null) {
                                thread.get().interrupt();
                            }
                        })
                .with(
                        round -> {
                            if (b.trySend(round) == SendResult.SENT) {
                                sent.incrementAndGet();
                            }
                        })
                .check(
                        round -> {
                            Thread.interrupted(); // it may have come too late
                            while (a.tryRecv() != null || b.tryRecv() != null) {
                                received.incrementAndGet();
                            }
                            assertEquals(sent.get(), received.get());
                            checkAtRest(a);
                            checkAtRest(b);
                        })
                .run(Seeds.rounds(1_000), a, b);
    }
}
