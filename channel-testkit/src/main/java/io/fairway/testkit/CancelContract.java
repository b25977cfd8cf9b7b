package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;

/** Closing and discarding. */
interface CancelContract extends Subject {

    @EachSetup
    @DisplayName("cancel closes and discards; nothing is received any more")
    default void discards(ContractSetup setup) throws InterruptedException {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            assertEquals(setup.capacity(), scene.channel.cancel());
            assertTrue(scene.channel.isDrained());
            assertNull(scene.channel.recv());
            assertEquals(SendResult.CLOSED, scene.channel.trySend(1));
            assertEquals(0, scene.channel.cancel());
        }
    }

    @EachSetup
    @DisplayName("cancel after close discards what was left")
    default void cancelAfterClose(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            scene.channel.trySendAll(BasicContract.numbers(setup.capacity()));
            scene.channel.close();
            assertEquals(setup.capacity(), scene.channel.cancel());
            assertTrue(scene.channel.isDrained());
        }
    }

    @EachSetup
    @Needs(Feature.UNDELIVERED_HOOK)
    @DisplayName("each discarded element goes to the hook once, in order")
    default void hookGetsAll(ContractSetup setup) {
        final List<Integer> undelivered = new ArrayList<>();
        final Channel<Integer> channel = newChannel(setup.capacity(), undelivered::add);
        channel.trySendAll(BasicContract.numbers(setup.capacity()));
        assertEquals(setup.capacity(), channel.cancel());
        assertEquals(BasicContract.numbers(setup.capacity()), undelivered);
        channel.cancel();
        assertEquals(setup.capacity(), undelivered.size());
        checkAtRest(channel);
    }

    @Buffered
    @Needs(Feature.UNDELIVERED_HOOK)
    @DisplayName("a hook that throws gets the other elements, too; the first failure is thrown")
    default void hookThatThrows(ContractSetup setup) {
        final List<RuntimeException> thrown = new ArrayList<>();
        final Channel<Integer> channel =
                newChannel(
                        setup.capacity(),
                        each -> {
                            thrown.add(new RuntimeException("element " + each));
                            throw thrown.get(each);
                        });
        channel.trySendAll(BasicContract.numbers(setup.capacity()));
        final RuntimeException seen = assertThrows(RuntimeException.class, channel::cancel);
        assertSame(thrown.get(0), seen);
        assertEquals(setup.capacity(), thrown.size());
        assertEquals(setup.capacity() - 1, seen.getSuppressed().length);
        checkAtRest(channel);
    }

    @EachSetup
    @Needs({Feature.PARKS, Feature.UNDELIVERED_HOOK, Feature.MANY_PRODUCERS})
    @DisplayName("blocked senders fail and keep their elements: the hook does not get them")
    default void blockedSendersKeepTheirs(ContractSetup setup) {
        final List<Integer> undelivered = new ArrayList<>();
        final Channel<Integer> channel = newChannel(setup.capacity(), undelivered::add);
        try (Actors actors = new Actors(setup.kind()).watch(channel)) {
            channel.trySendAll(BasicContract.numbers(setup.capacity()));
            final Actor<Void> sender = actors.run("sender", () -> channel.send(-1));
            awaitBlocked(channel, sender);
            channel.cancel();
            assertInstanceOf(ChannelClosedException.class, sender.failure());
            assertEquals(BasicContract.numbers(setup.capacity()), undelivered);
        }
        checkAtRest(channel);
    }

    @EachSetup
    @Needs(Feature.PARKS)
    @DisplayName("cancel wakes blocked receivers")
    default void cancelWakesReceivers(ContractSetup setup) {
        try (Scene<Integer> scene = scene(setup)) {
            final Actor<Integer> receiver = scene.blockReceiver();
            assertEquals(0, scene.channel.cancel());
            assertNull(receiver.result());
        }
    }
}
