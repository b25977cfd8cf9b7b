package io.fairway.channel.blocking;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LZ_Result;

/**
 * The park handshake: a thread says that it parks and then looks at the state; its completer writes
 * the state and then looks who parks. One of them sees the other.
 */
@JCStressTest
@State
@Outcome(
        id = "COMPLETED, false",
        expect = ACCEPTABLE,
        desc = "The thread saw that it was completed, and nobody woke it.")
@Outcome(
        id = "COMPLETED, true",
        expect = ACCEPTABLE,
        desc = "The thread saw that it was completed, and was woken for nothing.")
@Outcome(
        id = "PARKED, true",
        expect = ACCEPTABLE,
        desc = "The thread parked before it was completed, and was woken.")
@Outcome(
        id = "PARKED, false",
        expect = FORBIDDEN,
        desc = "Neither saw the other: the thread parked and nobody will wake it.")
public class WaiterPark {
    private enum End {
        COMPLETED,
        PARKED
    }

    private static final Idler PARK = round -> false;

    private final Parking parking = new Parking();
    private final Waiter waiter = new Waiter(parking);

    public WaiterPark() {
        waiter.arm();
    }

    @Actor
    public void waiting(LZ_Result r) {
        try {
            waiter.await(PARK, this, false, 0);
            r.r1 = End.COMPLETED;
        } catch (Parking.Parked e) {
            r.r1 = End.PARKED;
        }
    }

    @Actor
    public void completing(LZ_Result r) {
        waiter.claim();
        waiter.complete(0);
        waiter.signal();
        r.r2 = parking.unparked;
    }
}
