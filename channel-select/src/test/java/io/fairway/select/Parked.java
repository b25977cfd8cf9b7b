package io.fairway.select;

import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import java.util.concurrent.locks.LockSupport;

/** Waits until a thread is parked in a select or on a channel, and nowhere else. */
final class Parked {

    private Parked() {}

    static <T> Actor<T> await(Actors actors, Actor<T> actor, Object blocker) {
        actor.awaitBlocked();
        actors.await(
                actor.thread() + " to park in " + blocker,
                () -> {
                    if (actor.isDone()) {
                        actor.awaitBlocked(); // fails and says how it ended
                    }
                    return LockSupport.getBlocker(actor.thread()) == blocker;
                });
        return actor;
    }
}
