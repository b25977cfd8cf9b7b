package io.fairway.fray;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.pastalab.fray.core.randomness.ControlledRandom;
import org.pastalab.fray.core.randomness.Randomness;
import org.pastalab.fray.core.randomness.RecordedRandomProvider;
import org.pastalab.fray.core.scheduler.POSScheduler;
import org.pastalab.fray.core.scheduler.RandomScheduler;
import org.pastalab.fray.core.scheduler.Scheduler;

/**
 * Runs a scenario again and again, each time under another schedule that Fray draws: half of them
 * by partial order sampling, half by choosing any thread at each step.
 */
final class Schedules {
    private static final String REPLAY = "fairway.fray.replay";
    private static final Path REPORTS = Path.of("target", "fray", "reports");
    private static final Path RECORDINGS = Path.of("target", "fray", "recordings");

    private Schedules() {}

    /**
     * Explores schedules of a scenario; fails with how to replay the first that fails.
     *
     * @param variant what the scenario is run with, as part of its name
     * @param scenario runs threads on a new channel, joins them, and checks what happened
     */
    static void explore(Object variant, Threads.Body scenario) {
        final StackTraceElement caller = caller();
        final String testClass = caller.getClassName();
        final String simpleName = testClass.substring(testClass.lastIndexOf('.') + 1);
        final String name = simpleName + "." + caller.getMethodName() + "-" + variant;
        final String replay = System.getProperty(REPLAY);
        if (replay == null) {
            exploreAnew(name, scenario);
        } else {
            replay(name, scenario, Path.of(replay).toAbsolutePath());
        }
    }

    private static void exploreAnew(String name, Threads.Body scenario) {
        warmUp(name, scenario);
        final int iterations = Tier.iterations();
        final int sampled = iterations - iterations / 2;
        final long start = System.nanoTime();
        final int unfair = run(name, scenario, sampled, new POSScheduler(), 0);
        run(name, scenario, iterations / 2, new RandomScheduler(), sampled);
        final long millis = (System.nanoTime() - start) / 1_000_000;
        final String cut = unfair == 0 ? "" : ", " + unfair + " of them unfair and cut off";
        System.out.println(name + ": " + iterations + " schedules in " + millis + " ms" + cut);
    }

    /** A recording is the scheduler's class, and all that it drew. */
    static void replay(String name, Threads.Body scenario, Path recording) {
        Assumptions.assumeTrue(
                recording.getParent().endsWith(name), "not the scenario to replay: " + name);
        warmUp(name, scenario);
        final String random = recording.resolve("random.json").toString();
        final Randomness drawn = new RecordedRandomProvider(random).getRandomness();
        final Scheduler scheduler;
        try {
            scheduler =
                    Class.forName(Files.readString(recording.resolve("scheduler")).trim())
                            .asSubclass(Scheduler.class)
                            .getConstructor(Randomness.class)
                            .newInstance(drawn);
        } catch (IOException | ReflectiveOperationException e) {
            throw new AssertionError("not a recording: " + recording, e);
        }
        run(name + "-replayed", scenario, 1, scheduler, 0);
        System.out.println("Replayed without a failure: " + recording);
    }

    /** So that no schedule contains the initialization of classes, which happens once. */
    private static void warmUp(String name, Threads.Body scenario) {
        run(name, scenario, 1, new RandomScheduler(new ControlledRandom()), 0);
    }

    /** Runs the scenario so often, unless it fails; returns how many schedules were unfair. */
    private static int run(
            String name, Threads.Body scenario, int iterations, Scheduler scheduler, int before) {
        if (iterations == 0) {
            return 0;
        }
        final Exploration exploration =
                new Exploration(scenario, !(scheduler instanceof POSScheduler));
        final Path report = REPORTS.resolve(name).toAbsolutePath();
        final Throwable failure;
        final PrintStream out = System.out;
        // Fray prints its progress with control characters for terminals.
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
        try {
            exploration.prepare(report, iterations, scheduler);
            failure = exploration.run();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted: " + name, e);
        } finally {
            System.setOut(out);
        }
        final int iteration = before + exploration.started();
        if (failure != null) {
            throw failure(name, iteration, failure);
        }
        if (exploration.started() < iterations) {
            throw new AssertionError(name + ": only " + iteration + " schedules in time");
        }
        return exploration.unfair();
    }

    /** Keeps the recording, and says how to replay it. */
    private static ScheduleFailure failure(String name, int iteration, Throwable cause) {
        final Path report = REPORTS.resolve(name);
        final Path recording =
                RECORDINGS.resolve(name).resolve(String.valueOf(iteration)).toAbsolutePath();
        try {
            VisibleClasses.deleteAll(recording);
            Files.createDirectories(recording.getParent());
            Files.move(report.resolve("recording"), recording);
            // It has the stacks of the threads that are blocked.
            Files.copy(report.resolve("fray.log"), recording.resolve("fray.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        final String replay =
                "-Dtest=" + name.substring(0, name.indexOf('.')) + " -D" + REPLAY + "=" + recording;
        final String message =
                "schedule " + iteration + " of " + name + " fails; to replay it add " + replay;
        return new ScheduleFailure(message, iteration, recording, cause);
    }

    private static StackTraceElement caller() {
        final String me = Schedules.class.getName();
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(f -> !f.getClassName().equals(me)).findFirst())
                .orElseThrow()
                .toStackTraceElement();
    }
}
