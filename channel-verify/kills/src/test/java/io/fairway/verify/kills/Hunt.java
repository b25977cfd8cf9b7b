package io.fairway.verify.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs layer after layer against one mutant, until one catches it. */
final class Hunt {
    private static final long LAYER_MINUTES = 10;

    private static final Pattern METHOD =
            Pattern.compile("className = '(?:[\\w.]*\\.)?(\\w+)', methodName = '(\\w+)'");

    private final Checkout checkout;

    Hunt(Checkout checkout) {
        this.checkout = checkout;
    }

    Verdict run(SeededBug bug) throws IOException, InterruptedException {
        final Mutant mutant = new Mutant(checkout, bug);
        final Path classes = mutant.build();
        final long start = System.nanoTime();
        for (Layer layer : Layer.values()) {
            if (layer.concerns(bug)) {
                final Path log = mutant.directory().resolve(layer + ".log");
                final String killer = killer(layer.command(checkout, classes), log);
                if (killer != null) {
                    return new Verdict(bug, layer, killer, secondsSince(start));
                }
            }
        }
        return new Verdict(bug, null, "", secondsSince(start));
    }

    /** Runs every layer against the right classes: a layer that fails now shows nothing later. */
    void control() throws IOException, InterruptedException {
        final Mutant right = new Mutant(checkout, SeededBug.none());
        final Path classes = right.build();
        for (Layer layer : Layer.values()) {
            final long start = System.nanoTime();
            final Path log = right.directory().resolve(layer + ".log");
            final String killer = killer(layer.command(checkout, classes), log);
            if (killer != null) {
                throw new IllegalStateException(
                        layer.title + " fail without a bug: " + killer + ", see " + log);
            }
            System.out.printf("control: %s pass, %d s%n", layer.title, secondsSince(start));
        }
    }

    private static long secondsSince(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    /** The test that failed, or null if all passed. */
    private static String killer(List<String> command, Path log)
            throws IOException, InterruptedException {
        final Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        if (!process.waitFor(LAYER_MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly().waitFor();
            return "stuck for " + LAYER_MINUTES + " minutes";
        }
        final String output = Files.readString(log);
        final int mark = output.lastIndexOf(FirstFailure.MARK);
        if (process.exitValue() == 1 && mark >= 0) {
            final String line = output.substring(mark).lines().findFirst().orElseThrow();
            final Matcher method = METHOD.matcher(line);
            return method.find() ? '`' + method.group(1) + '#' + method.group(2) + '`' : line;
        }
        if (process.exitValue() == 0 && output.contains("SURVIVED")) {
            return null;
        }
        throw new IllegalStateException("exit code " + process.exitValue() + ", see " + log);
    }
}
