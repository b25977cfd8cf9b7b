package io.fairway.bench.gate;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes a flight recording of what failed, by running it once more. */
final class FlightRecorder {
    private static final int ALLOCATION_LAYER = 0;

    private final GateOptions options;
    private final ChildJvm jvm;
    private final Consumer<String> progress;

    FlightRecorder(GateOptions options, ChildJvm jvm, Consumer<String> progress) {
        this.options = options;
        this.jvm = jvm;
        this.progress = progress;
    }

    /** The recording; nothing for a check of what does not run, such as a layout. */
    Optional<Path> record(Check check) throws InterruptedException {
        final boolean allocation = check.layer() == ALLOCATION_LAYER;
        if (allocation && !check.name().equals(CostLayer.ALLOCATION)) {
            return Optional.empty();
        }
        final Path file =
                options.evidence()
                        .resolve(
                                "gate-"
                                        + check.layer()
                                        + "-"
                                        + check.name().replace('/', '-')
                                        + ".jfr")
                        .toAbsolutePath();
        progress.accept("recording " + check.name() + " to " + file);
        final ChildJvm recorded =
                jvm.with(
                        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename="
                                + file,
                        "-Xlog:jfr*=off");
        if (allocation) {
            recorded.run(AllocationFork.class, List.of(options.fault().name()));
        } else {
            final Effort effort = options.quick() ? Effort.QUICK : Effort.FULL;
            recorded.measure(
                    effort.plan(Cell.parse(check.name()), options.fault(), options.seed()));
        }
        return Optional.of(file);
    }
}
