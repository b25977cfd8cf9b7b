package io.fairway.bench.peers.workload;

import java.util.List;
import kotlinx.coroutines.BuildersKt;
import kotlinx.coroutines.CoroutineStart;
import kotlinx.coroutines.Dispatchers;
import kotlinx.coroutines.GlobalScope;

/** Coroutines on the default dispatcher that do their parts of a workload together. */
final class KotlinCrew {
    private final Finish finish = new Finish();

    /** Starts all. */
    void begin(List<KotlinBody> bodies) {
        for (KotlinBody each : bodies) {
            BuildersKt.launch(
                    GlobalScope.INSTANCE,
                    Dispatchers.getDefault(),
                    CoroutineStart.DEFAULT,
                    new KotlinRoutine(each, finish, null));
        }
    }

    /** Waits until all have done their parts. */
    void await(int parties) throws InterruptedException {
        finish.await(parties, () -> "");
    }
}
