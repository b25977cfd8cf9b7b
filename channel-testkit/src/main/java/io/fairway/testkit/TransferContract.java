package io.fairway.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.channel.Channel;
import io.fairway.channel.ChannelClosedException;
import io.fairway.channel.SendResult;
import io.fairway.testing.Actor;
import io.fairway.testing.Seeds;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;

/** Many elements through one channel. */
interface TransferContract extends Subject {

    @EachSetup
    @DisplayName("S6 S7 S8 every element arrives once, each sender's in order")
    default void everyElementOnce(ContractSetup setup) {
        final int count = Seeds.rounds(3_000);
        final int senders = producers(3);
        try (Scene<int[]> scene = scene(setup)) {
            final List<Actor<Void>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                final int id = i;
                sending.add(
                        scene.run(
                                "sender " + i,
                                () -> {
                                    for (int n = 0; n < count; n++) {
                                        // Plain array: the channel alone publishes its content.
                                        scene.channel.send(new int[] {id, n});
                                    }
                                }));
            }
            final List<Actor<int[]>> receiving = new ArrayList<>();
            for (int i = 0; i < consumers(3); i++) {
                receiving.add(
                        scene.start("receiver " + i, () -> receiveAll(scene.channel, senders)));
            }
            sending.forEach(Actor::result);
            scene.channel.close();
            final int[] counts = new int[senders];
            for (Actor<int[]> each : receiving) {
                Arrays.setAll(counts, id -> counts[id] + each.result()[id]);
            }
            for (int each : counts) {
                assertEquals(count, each);
            }
        }
    }

    /** Counts what it receives of each sender. */
    private static int[] receiveAll(Channel<int[]> channel, int senders) {
        final int[] last = new int[senders];
        Arrays.fill(last, -1);
        final int[] counts = new int[senders];
        for (int[] element : channel) {
            assertTrue(
                    element[1] > last[element[0]],
                    () -> "element " + element[1] + " came after " + last[element[0]]);
            last[element[0]] = element[1];
            counts[element[0]]++;
        }
        return counts;
    }

    @EachSetup
    @DisplayName("S24 S73 timed operations and batches lose and repeat nothing either")
    default void everyWayIn(ContractSetup setup) {
        final int count = Seeds.rounds(2_000);
        try (Scene<Integer> scene = scene(setup)) {
            scene.run(
                    "sender",
                    () -> {
                        for (int n = 0; n < count; ) {
                            n += sendSome(scene.channel, n, Math.min(n + 4, count));
                        }
                        scene.channel.close();
                    });
            final List<Integer> received = new ArrayList<>();
            scene.run(
                    "receiver",
                    () -> {
                        while (!scene.channel.isDrained()) {
                            receiveSome(scene.channel, received);
                        }
                    });
            scene.actors.join();
            assertEquals(BasicContract.numbers(count), received);
        }
    }

    private static int sendSome(Channel<Integer> channel, int from, int to)
            throws InterruptedException {
        switch (from % 3) {
            case 0:
                return channel.send(from, 20, TimeUnit.MICROSECONDS) == SendResult.SENT ? 1 : 0;
            case 1:
                final List<Integer> batch = BasicContract.numbers(to).subList(from, to);
                return channel.sendAll(batch);
            default:
                channel.send(from);
                return 1;
        }
    }

    private static void receiveSome(Channel<Integer> channel, List<Integer> received)
            throws InterruptedException {
        final Integer element =
                received.size() % 2 == 0 ? channel.recv(20, TimeUnit.MICROSECONDS) : channel.recv();
        if (element != null) {
            received.add(element);
        }
        channel.drainTo(received::add, 2);
    }

    @EachSetup
    @Needs(Feature.FORGETS)
    @DisplayName("S19 what was received, refused or cancelled is not kept alive")
    default void forgets(ContractSetup setup) throws InterruptedException {
        try (Scene<Object> scene = scene(setup)) {
            final List<WeakReference<Object>> references = new ArrayList<>();
            for (int i = 0; i < 2 * setup.capacity(); i++) {
                scene.channel.trySend(remembered(references));
                scene.channel.tryRecv();
            }
            while (scene.channel.trySend(remembered(references)) == SendResult.SENT) {
                assertTrue(scene.channel.size() > 0);
            }
            scene.channel.send(remembered(references), 1, TimeUnit.MICROSECONDS);
            scene.channel.cancel();
            try {
                scene.channel.send(remembered(references));
            } catch (ChannelClosedException e) {
                assertNull(e.getCause());
            }
            scene.actors.await(
                    "all elements to be collected",
                    () -> {
                        System.gc();
                        return references.stream().allMatch(each -> each.get() == null);
                    });
        }
    }

    private static Object remembered(List<WeakReference<Object>> references) {
        final Object element = new Object();
        references.add(new WeakReference<>(element));
        return element;
    }
}
