package io.fairway.bench.peers.workload;

import java.lang.invoke.ConstantBootstraps;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;

/**
 * No channel: the least that one sender and one receiver who wait for each other can do. Whoever
 * comes first says so in a word, and parks; whoever comes second hands over the item and wakes the
 * other. It cannot be closed, has no timeout and no line for others to stand in.
 */
final class RendezvousTransport implements Transport {
    private static final VarHandle FIRST =
            ConstantBootstraps.fieldVarHandle(
                    MethodHandles.lookup(),
                    "first",
                    VarHandle.class,
                    RendezvousTransport.class,
                    Party.class);

    /** One side. Its plain fields are the other's from when it is first until it is met. */
    private static final class Party {
        private Thread thread;
        private Item item;
        private volatile boolean met; // publishes the item to who waited
    }

    private final Party sender = new Party();
    private final Party receiver = new Party();

    /** Who has come and waits, or null. Its CAS publishes the party to who reads it here. */
    private volatile Party first;

    @Override
    public void send(Item item) throws InterruptedException {
        sender.item = item;
        if (!waited(sender)) {
            receiver.item = item;
            wake(receiver);
        }
    }

    @Override
    public Item recv() throws InterruptedException {
        if (waited(receiver)) {
            return receiver.item;
        }
        final Item item = sender.item;
        wake(sender);
        return item;
    }

    /** Waits for the other side; false if it is there already. */
    private boolean waited(Party me) throws InterruptedException {
        me.thread = Thread.currentThread();
        me.met = false;
        if (first != null || !FIRST.compareAndSet(this, null, me)) {
            return false;
        }
        while (!me.met) {
            LockSupport.park();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        return true;
    }

    private void wake(Party other) {
        final Thread thread = other.thread; // from its met on, the field may change
        first = null;
        other.met = true;
        LockSupport.unpark(thread);
    }
}
