package io.fairway.verify.jcstress;

import java.util.ArrayList;
import java.util.List;

/** What jcstress says of one test. */
final class Verdict {
    final String grade;
    long samples;
    final List<String> lines = new ArrayList<>();

    /** Allowed outcomes that did not occur. */
    final List<String> unseen = new ArrayList<>();

    Verdict(String grade) {
        this.grade = grade;
    }

    /** Whether the test ran and saw nothing forbidden. */
    boolean isGood() {
        return grade.equals("OK") && samples > 0;
    }

    @Override
    public String toString() {
        return "[" + grade + "], " + samples + " samples\n" + String.join("\n", lines);
    }
}
