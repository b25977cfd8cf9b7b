package io.fairway.verify.hardship;

import java.util.function.Supplier;

/**
 * Plays scenes at the edge of the heap; the main class of a JVM with a small one.
 *
 * <p>The heap is filled, and then given back a few bytes at a time. At each step the scene is
 * played once, so that it fails at its first allocation, later at its second, and so on, until it
 * succeeds. All is checked when there is memory again.
 */
final class EdgeOfHeap {
    private static final int STEPS = 48;

    private EdgeOfHeap() {}

    /** Plays the scenes of {@link EdgeScenes} that the arguments name. */
    public static void main(String[] names) throws Exception {
        for (String name : names) {
            final Supplier<EdgeScene> scene = EdgeScenes.named(name);
            playWithMemory(scene.get()); // links and loads all that it needs
            System.out.println(name + ": out of memory " + walk(scene) + " times of " + STEPS);
        }
    }

    private static void playWithMemory(EdgeScene scene) throws Exception {
        scene.prepare();
        scene.act();
        scene.check(false);
    }

    /** Returns how often the memory did not suffice. */
    private static int walk(Supplier<EdgeScene> maker) throws Exception {
        final EdgeScene[] scenes = new EdgeScene[STEPS];
        final boolean[] failed = new boolean[STEPS];
        for (int i = 0; i < STEPS; i++) {
            scenes[i] = maker.get();
            scenes[i].prepare();
        }
        final Ballast ballast = new Ballast();
        ballast.fill(STEPS);
        int failures = 0;
        for (int i = 0; i < STEPS; i++) {
            try {
                scenes[i].act(); // at first with nothing given back
            } catch (OutOfMemoryError e) {
                failed[i] = true;
                failures++;
            }
            ballast.dropCell();
        }
        ballast.dropAll();
        for (int i = 0; i < STEPS; i++) {
            try {
                scenes[i].check(failed[i]);
            } catch (Throwable e) {
                throw new AssertionError("step " + i + ", out of memory: " + failed[i], e);
            }
        }
        return failures;
    }
}
