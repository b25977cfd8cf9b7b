package io.fairway.affinity;

import java.util.ArrayList;
import java.util.List;

/** Text in columns, under a headline. */
final class Columns {
    private static final String GAP = "  ";

    private final List<String[]> rows = new ArrayList<>();

    Columns(String... headline) {
        rows.add(headline);
    }

    /** Adds a row with as many cells as the headline has. */
    void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        final int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row[i].length());
            }
        }
        final StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            final StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row[i]).append(" ".repeat(widths[i] - row[i].length())).append(GAP);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
