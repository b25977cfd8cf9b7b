package io.fairway.bench.peers.workload;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Two virtual threads that unpark each other and park, with nothing but a count between them: a
 * floor for whatever makes virtual threads wait. Meant for one carrier, where no other processor
 * has to be woken.
 */
final class SwitchLoad implements Load {
    private static final int ROUNDS = 100_000;

    private final Thread[] players = new Thread[2];
    private final CountDownLatch ready = new CountDownLatch(2);
    private final Crew crew =
            new Crew(ThreadKind.VIRTUAL, List.of(() -> alternate(0), () -> alternate(1)));

    private volatile int turn;

    @Override
    public long run() throws InterruptedException {
        turn = 0;
        crew.run();
        WrongResultException.check("turns", 2 * ROUNDS, turn);
        return 2 * ROUNDS; // each turn is a switch from one to the other
    }

    private void alternate(int me) throws InterruptedException {
        players[me] = Thread.currentThread();
        ready.countDown();
        ready.await();
        for (int mine = me; mine < 2 * ROUNDS; mine += 2) {
            while (turn != mine) {
                LockSupport.park();
            }
            turn = mine + 1;
            LockSupport.unpark(players[1 - me]);
        }
    }

    @Override
    public void close() {
        crew.close();
    }
}
