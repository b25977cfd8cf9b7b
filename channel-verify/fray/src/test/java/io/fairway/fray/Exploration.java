package io.fairway.fray;

import java.nio.file.Path;
import java.time.Duration;
import kotlin.Unit;
import org.pastalab.fray.core.TestRunner;
import org.pastalab.fray.core.command.Configuration;
import org.pastalab.fray.core.command.ExecutionInfo;
import org.pastalab.fray.core.command.LambdaExecutor;
import org.pastalab.fray.core.command.NetworkDelegateType;
import org.pastalab.fray.core.command.SystemTimeDelegateType;
import org.pastalab.fray.core.observers.TimelineCoverageType;
import org.pastalab.fray.core.randomness.ControlledRandomProvider;
import org.pastalab.fray.core.scheduler.Scheduler;
import org.pastalab.fray.runtime.LivenessException;

/**
 * The runs of one scenario by one scheduler, and those of them that do not end.
 *
 * <p>A schedule is cut off after {@value #MAX_STEPS} steps. Fray drops it without a word; here it
 * is a failure if the scheduler is fair, as then the threads wait for each other spinning, or if it
 * happens often. Partial order sampling is not fair: a thread that draws a very low priority may
 * wait for ever for one that spins until it has moved. (Nor are schedulers by priority, PCT, that
 * are therefore not used: they would not get past a spin lock.)
 */
final class Exploration {
    /** Most schedules take some hundred steps. */
    private static final int MAX_STEPS = 20_000;

    /** More cut off than this, and it is not for the scheduler's unfairness. */
    private static final int MAX_UNFAIR = 5;

    private static final int MAX_UNFAIR_PERCENT = 2;

    /** A schedule takes milliseconds. */
    private static final Duration STALL = Duration.ofSeconds(60);

    /** A last resort: a thread that waits too long is a deadlock to Fray. */
    private static final int TIMEOUT_SECONDS = 3600;

    private final Threads.Body scenario;
    private final boolean fair;
    private Configuration configuration;

    // Plain, also read by Fray's threads: it runs one at a time.
    private int started;
    private int unfair;
    private Throwable failure;
    private AssertionError endless;
    private Scheduler endlessScheduler;

    Exploration(Threads.Body scenario, boolean fair) {
        this.scenario = scenario;
        this.fair = fair;
    }

    void prepare(Path report, int iterations, Scheduler scheduler) {
        final LambdaExecutor executor =
                new LambdaExecutor(
                        () -> {
                            runOnce();
                            return Unit.INSTANCE;
                        });
        configuration =
                new Configuration(
                        new ExecutionInfo(executor, false, false, MAX_STEPS),
                        report,
                        iterations,
                        TIMEOUT_SECONDS,
                        scheduler,
                        new ControlledRandomProvider(),
                        true, // fullSchedule
                        false, // exploreMode
                        true, // noExitWhenBugFound
                        false, // isReplay
                        false, // noFray
                        false, // dummyRun
                        NetworkDelegateType.NONE,
                        SystemTimeDelegateType.NONE,
                        0L, // virtualTimeDelta
                        true, // ignoreTimedBlock
                        true, // sleepAsYield
                        false, // resetClassLoader
                        false, // redirectStdout
                        false, // abortThreadExecutionAfterMainExit
                        false, // resolveRacingOperationStackTraceHash
                        TimelineCoverageType.NONE);
    }

    /** How many runs have begun. */
    int started() {
        return started;
    }

    /** How many runs were cut off because the scheduler was unfair. */
    int unfair() {
        return unfair;
    }

    /** Runs all; what a run failed with, or null. */
    Throwable run() throws InterruptedException {
        final Thread runner = new Thread(() -> failure = new TestRunner(configuration).run());
        runner.setDaemon(true);
        runner.start();
        int seen = started;
        long since = System.nanoTime();
        while (!join(runner)) {
            if (started != seen) {
                seen = started;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > STALL.toNanos()) {
                // Fray's exception for threads that it cuts off was caught by one that spins on.
                configuration.saveToReportFolder(0);
                return new AssertionError("a schedule cut off does not end; this JVM is spoilt");
            }
        }
        if (failure == null && endless != null) {
            configuration.setScheduler(endlessScheduler);
            configuration.saveToReportFolder(0);
            return endless;
        }
        return failure;
    }

    /** Whether it has ended within a second. */
    private static boolean join(Thread thread) throws InterruptedException {
        thread.join(1000);
        return !thread.isAlive();
    }

    private void runOnce() {
        started++;
        try {
            scenario.run();
        } catch (LivenessException e) {
            cutOff(e);
            throw e;
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError("in the scenario", e);
        }
    }

    /** By a thread under Fray, which may take no further step: nothing is saved here. */
    private void cutOff(LivenessException e) {
        unfair++;
        if (!fair && unfair <= MAX_UNFAIR + started * MAX_UNFAIR_PERCENT / 100) {
            return;
        }
        if (endless == null) {
            endless = new AssertionError("no end after " + MAX_STEPS + " steps", e);
            endlessScheduler = configuration.getScheduler();
            configuration.setIter(configuration.getCurrentIteration() + 1);
        }
    }
}
