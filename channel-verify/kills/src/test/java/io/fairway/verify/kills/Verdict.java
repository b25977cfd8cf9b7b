package io.fairway.verify.kills;

/** What became of a seeded bug: the layer that caught it and the test, or none. */
record Verdict(SeededBug bug, Layer layer, String test, long seconds) {

    boolean isKilled() {
        return layer != null;
    }

    /** A row of the table. */
    String row() {
        return "| `"
                + bug.id()
                + "` | "
                + bug.title()
                + " | "
                + (isKilled() ? layer.title : "**survived**")
                + " | "
                + (isKilled() ? test : "")
                + " | "
                + seconds
                + " |";
    }
}
