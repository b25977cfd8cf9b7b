package io.fairway.fray;

import org.junit.jupiter.api.Test;

@ScheduleTest
class ProtoTest {
    @Test
    void livelock() {
        Schedules.explore(
                "x",
                () -> {
                    java.util.concurrent.atomic.AtomicInteger a =
                            new java.util.concurrent.atomic.AtomicInteger();
                    while (a.get() == 0) Thread.yield();
                });
    }

    @Test
    void deadlock() {
        Schedules.explore(
                "x",
                () -> {
                    java.util.concurrent.locks.LockSupport.park();
                    java.util.concurrent.locks.LockSupport.park();
                });
    }

    @Test
    void fails() {
        Schedules.explore(
                "x",
                () -> {
                    java.util.concurrent.atomic.AtomicInteger a =
                            new java.util.concurrent.atomic.AtomicInteger();
                    Threads t = new Threads();
                    t.start("a", () -> a.set(a.get() + 1));
                    t.start("b", () -> a.set(a.get() + 1));
                    t.join();
                    if (a.get() != 2) throw new AssertionError("a " + a);
                });
    }
}
