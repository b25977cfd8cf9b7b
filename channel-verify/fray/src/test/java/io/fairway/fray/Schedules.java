package io.fairway.fray;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import kotlin.Unit;
import org.junit.jupiter.api.Assumptions;
import org.pastalab.fray.core.TestRunner;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.command.ExecutionInfo;
import org.pastalab.fray.core.command.LambdaExecutor;
import org.pastalab.fray.core.command.NetworkDelegateType;
import org.pastalab.fray.core.command.SystemTimeDelegateType;
import org.pastalab.fray.core.observers.TimelineCoverageType;
import org.pastalab.fray.core.randomness.ControlledRandomProvider;
import org.pastalab.fray.core.randomness.RandomnessProvider;
import org.pastalab.fray.core.randomness.RecordedRandomProvider;
import org.pastalab.fray.core.scheduler.POSScheduler;
import org.pastalab.fray.core.scheduler.RandomScheduler;
import org.pastalab.fray.core.scheduler.Scheduler;
public final class Schedules {
    private Schedules() {}
    public static void explore(String name, int iterations, Scheduler scheduler, Threads.Body scenario) {
        final Path report = Path.of("target/fray/recordings", name).toAbsolutePath();
        final ExecutionInfo info = new ExecutionInfo(new LambdaExecutor(() -> { 
            try { scenario.run(); } catch (Exception e) { throw new AssertionError(e); }
            return Unit.INSTANCE; }), false, false, 100_000);
        final Configuration c = new Configuration(info, report, iterations, 600, scheduler,
            new ControlledRandomProvider(), true, false, true, false, false, false,
            NetworkDelegateType.NONE, SystemTimeDelegateType.NONE, 100_000L, true, true, false, false, false, false,
            TimelineCoverageType.NONE);
        long t0 = System.nanoTime();
        Throwable bug = new TestRunner(c).run();
        System.out.println(name + " " + c.getCurrentIteration() + " iterations " + (System.nanoTime() - t0) / 1000_000 + " ms; bug " + bug);
        if (bug != null) throw new AssertionError("replay: " + report, bug);
    }
}
