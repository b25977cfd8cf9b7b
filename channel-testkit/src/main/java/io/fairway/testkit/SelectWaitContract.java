package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** How a select waits, and leaves. */
interface SelectWaitContract extends SelectSubject {

    @EachSetup
    @DisplayName("S65 a waiting select gets the element of whoever ends its wait")
    default void waitsForElement(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            final Actor<Integer> waiting = duo.block("select", select::await);
            duo.b.send("x");
            assertEquals(1, waiting.result());
            assertEquals("x", select.value());
        }
    }

    @EachSetup
    @DisplayName("a waiting select sends as soon as one of its channels has room or a receiver")
    default void waitsForRoom(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            for (int i = 0; i < setup.capacity(); i++) {
                duo.a.send(i);
                duo.b.send(i);
            }
            final Actor<Integer> waiting = duo.block("select", duo.sendBoth("x")::await);
            assertEquals(setup.capacity() == 0 ? "x" : 0, duo.b.recv());
            assertEquals(1, waiting.result());
        }
    }

    @EachSetup
    @DisplayName("S66 close wakes a waiting select, to receive or to send")
    default void closeWakes(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            final Actor<Integer> waiting = duo.block("select", select::await);
            duo.a.close();
            assertEquals(0, waiting.result());
            assertTrue(select.foundClosed());
        }
        try (Duo duo = duo(setup)) {
            for (int i = 0; i < setup.capacity(); i++) {
                duo.a.send(i);
                duo.b.send(i);
            }
            final SelectUnderTest select = duo.sendBoth("x");
            final Actor<Integer> waiting = duo.block("select", select::await);
            duo.b.close();
            assertEquals(1, waiting.result());
            assertTrue(select.foundClosed());
        }
    }

    @EachSetup
    @DisplayName("S59 a select that was served elsewhere has left the other lines")
    default void losersAreWithdrawn(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final Actor<Object> before = duo.block("before", duo.a::recv);
            final Actor<Integer> select = duo.block("select", duo.receiveBoth()::await);
            final Actor<Object> after = duo.block("after", duo.a::recv);
            duo.b.send("for the select");
            assertEquals(1, select.result());
            duo.a.send("first");
            duo.a.send("second");
            assertEquals("first", before.result());
            assertEquals("second", after.result());
        }
    }

    @EachSetup
    @DisplayName("S55 the same channel in several cases: the line is intact afterwards")
    default void duplicates(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select =
                    duo.select(
                            SelectOp.receive(duo.a),
                            SelectOp.receive(duo.b),
                            SelectOp.receive(duo.a));
            final Actor<Integer> waiting = duo.block("select", select::await);
            final Actor<Object> plain = duo.block("plain", duo.a::recv);
            duo.b.send("x");
            assertEquals(1, waiting.result());
            duo.a.send("y");
            assertEquals("y", plain.result());
        }
    }

    @EachSetup
    @DisplayName("S70 a thread in line behind a select that is over is found")
    default void foundBehindSelect(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final Actor<Integer> select = duo.block("select", duo.receiveBoth()::await);
            final Actor<Object> behind = duo.block("behind", duo.a::recv);
            assertEquals(SendResult.SENT, duo.b.trySend("for the select"));
            assertEquals(SendResult.SENT, duo.a.trySend("for the one behind"));
            assertEquals(1, select.result());
            assertEquals("for the one behind", behind.result());
        }
    }

    @EachSetup
    @DisplayName("a select that times out has waited long enough, and left all lines")
    default void timesOut(ContractSetup setup) throws InterruptedException {
        final long nanos = TimeUnit.MILLISECONDS.toNanos(3);
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            final long start = System.nanoTime();
            assertEquals(SelectUnderTest.NONE, select.await(nanos, TimeUnit.NANOSECONDS));
            assertTrue(System.nanoTime() - start >= nanos, "returned early");
            assertEquals(
                    setup.capacity() == 0 ? SendResult.FULL : SendResult.SENT,
                    duo.a.trySend("nobody waits for this"));
        }
    }

    @EachSetup
    @DisplayName("S76 the longest timeout means for ever")
    default void hugeTimeout(ContractSetup setup) throws InterruptedException {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            final Actor<Integer> waiting =
                    duo.block("select", () -> select.await(Long.MAX_VALUE, TimeUnit.DAYS));
            duo.a.send("x");
            assertEquals(0, waiting.result());
        }
    }

    @EachSetup
    @DisplayName("an interrupted select throws, has chosen nothing, and has left all lines")
    default void interrupted(ContractSetup setup) {
        try (Duo duo = duo(setup)) {
            final Actor<Integer> waiting = duo.block("select", duo.receiveBoth()::await);
            waiting.interrupt();
            assertInstanceOf(InterruptedException.class, waiting.failure());
            assertEquals(
                    setup.capacity() == 0 ? SendResult.FULL : SendResult.SENT,
                    duo.b.trySend("nobody waits for this"));
            assertNull(duo.a.tryRecv());
        }
    }

    @EachSetup
    @DisplayName("S46 a select whose cases are all switched off waits until interrupted")
    default void allDisabled(ContractSetup setup) {
        try (Duo duo = duo(setup)) {
            final SelectUnderTest select = duo.receiveBoth();
            select.enable(0, false);
            select.enable(1, false);
            duo.a.close();
            final Actor<Integer> waiting = duo.block("select", select::await);
            waiting.interrupt();
            assertInstanceOf(InterruptedException.class, waiting.failure());
        }
    }
}
