package io.fairway.testkit;

import io.fairway.channel.Channel;
import io.fairway.testing.Actor;
import io.fairway.testing.Actors;
import java.util.List;
import java.util.concurrent.Callable;

/** Two channels to select on, and the threads of a test that use them. */
final class Duo implements AutoCloseable {
    final Channel<Object> a;
    final Channel<Object> b;
    final Actors actors;
    private final SelectSubject subject;

    Duo(SelectSubject subject, ContractSetup setup) {
        this.subject = subject;
        this.a = subject.newChannel(setup.capacity());
        this.b = subject.newChannel(setup.capacity());
        this.actors = new Actors(setup.kind()).watch(a, b);
    }

    /** A select that receives from a (case 0) and b (case 1). */
    SelectUnderTest receiveBoth() {
        return subject.newSelect(List.of(SelectOp.receive(a), SelectOp.receive(b)));
    }

    /** A select that sends this to a (case 0) and b (case 1). */
    SelectUnderTest sendBoth(Object element) {
        return subject.newSelect(
                List.of(SelectOp.send(a, () -> element), SelectOp.send(b, () -> element)));
    }

    SelectUnderTest select(SelectOp... cases) {
        return subject.newSelect(List.of(cases));
    }

    /** Starts a thread and waits until it is blocked. */
    <R> Actor<R> block(String name, Callable<? extends R> body) {
        return actors.<R>start(name, body).awaitBlocked();
    }

    @Override
    public void close() {
        actors.close();
        subject.checkAtRest(a);
        subject.checkAtRest(b);
    }
}
