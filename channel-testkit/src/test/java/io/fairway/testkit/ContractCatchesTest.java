package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import io.fairway.channel.Channel;
import io.fairway.channel.SendResult;
import io.fairway.testing.ThreadKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import samples.CountingChannel;

/** The contract fails for channels that break it. */
class ContractCatchesTest {

    private static final String WATCHDOG = "fairway.test.watchdog.seconds";

    /** The channel under the contract; set before the contract is run by hand. */
    private static Maker maker;

    /** Makes channels with one mistake. */
    @FunctionalInterface
    interface Maker {
        <T> Channel<T> make(Channel<T> right);
    }

    /** The contract of a broken channel; its name keeps it from being run by itself. */
    static class BrokenChannel extends ChannelContractTest {
        @Override
        public <T> Channel<T> newChannel(int capacity) {
            return maker.make(new ReferenceChannel<>(capacity));
        }

        @Override
        public int[] capacities() {
            return new int[] {0, 2};
        }

        @Override
        public List<ThreadKind> threadKinds() {
            return List.of(ThreadKind.PLATFORM);
        }
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(
                        "says full for closed", "sendToClosedFails", (Maker) FullForClosed::new),
                Arguments.of("loses what it discards", "discards", (Maker) CancelKeeps::new),
                Arguments.of("miscounts", "holdsExactlyItsCapacity", (Maker) Miscounting::new),
                Arguments.of("closes twice", "closingAgain", (Maker) ClosesTwice::new),
                Arguments.of("drops the cause", "cause", (Maker) DropsCause::new),
                Arguments.of("swallows interrupts", "interruptedReceive", (Maker) Deaf::new),
                Arguments.of("gives up too soon", "waitsLongEnough", (Maker) Hasty::new),
                Arguments.of("is drained when closed", "closedChannelDrains", (Maker) Drained::new),
                Arguments.of("takes null", "nullIsRefused", (Maker) TakesNull::new),
                Arguments.of("loses one in a thousand", "everyElementOnce", (Maker) Lossy::new));
    }

    @ParameterizedTest(name = "a channel that {0}")
    @MethodSource("mistakes")
    @DisplayName("the contract fails for a channel that makes one mistake")
    void contractFails(String mistake, String test, Maker broken) {
        maker = broken;
        final String before = System.setProperty(WATCHDOG, "2"); // some mistakes block for ever
        try {
            assertTrue(failures(test) > 0, () -> test + " passed");
        } finally {
            if (before == null) {
                System.clearProperty(WATCHDOG);
            } else {
                System.setProperty(WATCHDOG, before);
            }
        }
    }

    private static int failures(String test) {
        final AtomicInteger failed = new AtomicInteger();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(
                                        selectMethod(
                                                BrokenChannel.class,
                                                test,
                                                "io.fairway.testkit.ContractSetup"))
                                .build(),
                        new TestExecutionListener() {
                            @Override
                            public void executionFinished(
                                    TestIdentifier each, TestExecutionResult result) {
                                if (result.getStatus() == TestExecutionResult.Status.FAILED) {
                                    failed.incrementAndGet();
                                }
                            }
                        });
        return failed.get();
    }

    private static final class FullForClosed<T> extends CountingChannel<T> {
        FullForClosed(Channel<T> right) {
            super(right);
        }

        @Override
        public SendResult trySend(T element) {
            final SendResult result = super.trySend(element);
            return result == SendResult.CLOSED ? SendResult.FULL : result;
        }
    }

    private static final class CancelKeeps<T> extends CountingChannel<T> {
        CancelKeeps(Channel<T> right) {
            super(right);
        }

        @Override
        public int cancel() {
            close();
            return 0;
        }
    }

    private static final class Miscounting<T> extends CountingChannel<T> {
        Miscounting(Channel<T> right) {
            super(right);
        }

        @Override
        public int size() {
            return Math.max(0, super.size() - 1);
        }
    }

    private static final class ClosesTwice<T> extends CountingChannel<T> {
        ClosesTwice(Channel<T> right) {
            super(right);
        }

        @Override
        public boolean close(Throwable cause) {
            super.close(cause);
            return true;
        }
    }

    private static final class DropsCause<T> extends CountingChannel<T> {
        DropsCause(Channel<T> right) {
            super(right);
        }

        @Override
        public boolean close(Throwable cause) {
            return super.close(null);
        }
    }

    private static final class Deaf<T> extends CountingChannel<T> {
        Deaf(Channel<T> right) {
            super(right);
        }

        @Override
        public T recv() throws InterruptedException {
            try {
                return super.recv();
            } catch (InterruptedException e) {
                return null;
            }
        }
    }

    private static final class Hasty<T> extends CountingChannel<T> {
        Hasty(Channel<T> right) {
            super(right);
        }

        @Override
        public T recv(long timeout, TimeUnit unit) throws InterruptedException {
            return super.recv(unit.toNanos(timeout) / 2, TimeUnit.NANOSECONDS);
        }
    }

    private static final class Drained<T> extends CountingChannel<T> {
        Drained(Channel<T> right) {
            super(right);
        }

        @Override
        public boolean isDrained() {
            return isClosed();
        }
    }

    private static final class TakesNull<T> extends CountingChannel<T> {
        TakesNull(Channel<T> right) {
            super(right);
        }

        @Override
        public SendResult trySend(T element) {
            return element == null ? SendResult.FULL : super.trySend(element);
        }
    }

    private static final class Lossy<T> extends CountingChannel<T> {
        private final AtomicInteger count = new AtomicInteger();

        Lossy(Channel<T> right) {
            super(right);
        }

        @Override
        public void send(T element) throws InterruptedException {
            if (count.incrementAndGet() % 1000 != 0) {
                super.send(element);
            }
        }
    }
}
