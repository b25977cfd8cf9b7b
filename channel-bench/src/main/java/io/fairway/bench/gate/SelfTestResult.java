package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What came of a self-test. */
public final class SelfTestResult {
    private static final String BEGIN = "<!-- self-test -->";
    private static final String END = "<!-- /self-test -->";

    private final List<SelfTestRow> rows;

    SelfTestResult(List<SelfTestRow> rows) {
        this.rows = List.copyOf(rows);
    }

    /**
     * Whether the gate was right often enough.
     *
     * @return whether every bound is met
     */
    public boolean isMet() {
        return rows.stream().allMatch(SelfTestRow::isMet);
    }

    /**
     * For a document.
     *
     * @return a Markdown table
     */
    public String table() {
        final StringBuilder text =
                new StringBuilder("| what | trials | FAIL | PASS | INCONCLUSIVE | bound | met |\n");
        text.append("|---|---|---|---|---|---|---|\n");
        for (SelfTestRow each : rows) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %d | %d | %d | %d | %s | %s |\n",
                            each.what(),
                            each.trials(),
                            each.count(Verdict.FAIL),
                            each.count(Verdict.PASS),
                            each.count(Verdict.INCONCLUSIVE),
                            each.bound(),
                            each.isMet() ? "yes" : "no"));
        }
        return text.toString();
    }

    /**
     * Puts the table into a document, between its markers.
     *
     * @param document the document
     * @param circumstances a line about the run
     * @return the document with this table instead of the old one
     * @throws GateException if it has no markers
     */
    public String insertInto(String document, String circumstances) {
        requirePlace(document);
        return document.substring(0, document.indexOf(BEGIN) + BEGIN.length())
                + "\n"
                + circumstances
                + "\n\n"
                + table()
                + document.substring(document.indexOf(END));
    }

    /**
     * Looks for the markers.
     *
     * @param document the document
     * @throws GateException if it has none
     */
    public static void requirePlace(String document) {
        final int begin = document.indexOf(BEGIN);
        if (begin < 0 || document.indexOf(END) < begin) {
            throw new GateException("the document has no place between " + BEGIN + " and " + END);
        }
    }

    /**
     * For programs.
     *
     * @return an object
     */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("met", isMet());
        final ArrayNode array = json.putArray("rows");
        for (SelfTestRow each : rows) {
            final ObjectNode row = array.addObject();
            row.put("fault", each.fault().name()).put("trials", each.trials());
            for (Verdict verdict : Verdict.values()) {
                row.put(verdict.name(), each.count(verdict));
            }
            row.put("met", each.isMet());
        }
        return json;
    }
}
