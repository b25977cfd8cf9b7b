package io.fairway.affinity;

import java.util.List;

/**
 * A check of a {@link ChannelMap} against reality, as plain data. Prints as a table.
 *
 * @param rows a line for each thread and each ring
 */
public record ChannelMapReport(List<ChannelMapCheck> rows) {

    /** Makes the rows unmodifiable. */
    public ChannelMapReport {
        rows = List.copyOf(rows);
    }

    /**
     * Whether all is as declared.
     *
     * @return whether all rows are
     */
    public boolean allOk() {
        return rows.stream().allMatch(ChannelMapCheck::ok);
    }

    /**
     * The check in JSON, in one line: an object with {@code allOk}, and {@code rows} that have the
     * components of {@link ChannelMapCheck} as their keys; a processor or node that is not known is
     * null.
     *
     * @return the text, in ASCII
     */
    public String toJson() {
        return new JsonObject()
                .put("allOk", allOk())
                .put("rows", rows.stream().map(ChannelMapCheck::json).toList())
                .toString();
    }

    @Override
    public String toString() {
        final Columns columns =
                new Columns("channel", "role", "thread", "declared", "mask", "cpu", "node", "");
        for (ChannelMapCheck row : rows) {
            columns.row(
                    row.channel(),
                    row.role(),
                    row.thread(),
                    row.declared(),
                    row.mask(),
                    row.cpu() < 0 ? "" : String.valueOf(row.cpu()),
                    row.node() < 0 ? "" : String.valueOf(row.node()),
                    (row.ok() ? "ok: " : "NOT OK: ") + row.reason());
        }
        return columns.toString();
    }
}
