package io.fairway.bench.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairway.bench.report.Machine;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What the gate writes. */
class GateReportTest {
    private final GateResult result =
            new GateResult(
                    new Machine(2, "Some <OS>", "Some & JVM"),
                    "abc",
                    List.of(
                            check(0, "allocation", Verdict.PASS, "0 B/op"),
                            check(1, "spsc/1024/10000/spinning", Verdict.FAIL, "P99 > 12 us"),
                            check(2, "a|b", Verdict.INCONCLUSIVE, "noise & \"more\"")),
                    List.of(Path.of("gate.jfr")));

    private static Check check(int layer, String name, Verdict verdict, String reason) {
        return new Check(
                layer,
                name,
                new Decision(verdict, reason),
                List.of("raw < filtered"),
                JsonNodeFactory.instance.objectNode().put("figure", 1));
    }

    @Test
    @DisplayName("one check that fails is enough to fail; else one that cannot tell")
    void verdict() {
        assertEquals(Verdict.FAIL, result.verdict());
        assertEquals(
                Verdict.INCONCLUSIVE,
                Verdict.worst(List.of(Verdict.PASS, Verdict.INCONCLUSIVE, Verdict.PASS)));
        assertEquals(Verdict.PASS, Verdict.worst(List.of(Verdict.PASS)));
    }

    @Test
    @DisplayName("XML that a CI server understands")
    void junit() throws Exception {
        final Element suite =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(new GateReport(result).junit())))
                        .getDocumentElement();

        assertEquals("testsuite", suite.getTagName());
        assertEquals("3", suite.getAttribute("tests"));
        assertEquals("1", suite.getAttribute("failures"));
        assertEquals("1", suite.getAttribute("skipped"));
        assertEquals(3, suite.getElementsByTagName("testcase").getLength());
        final Element failure = (Element) suite.getElementsByTagName("failure").item(0);
        assertEquals("P99 > 12 us", failure.getAttribute("message"));
        final Element skipped = (Element) suite.getElementsByTagName("skipped").item(0);
        assertEquals("noise & \"more\"", skipped.getAttribute("message"));
    }

    @Test
    @DisplayName("JSON with every check")
    void json() {
        final ObjectNode json = new GateReport(result).json();

        assertEquals("FAIL", json.get("verdict").asText());
        assertEquals(3, json.get("checks").size());
        assertEquals("INCONCLUSIVE", json.at("/checks/2/verdict").asText());
        assertEquals(1, json.at("/checks/1/figures/figure").asInt());
        assertEquals("gate.jfr", json.at("/recordings/0").asText());
    }

    @Test
    @DisplayName("Markdown whose tables are not broken by what is in them")
    void markdown() {
        final String markdown = new GateReport(result).markdown();

        assertTrue(markdown.startsWith("### Fairway gate: FAIL\n"), markdown);
        assertTrue(markdown.contains("| INCONCLUSIVE | 2 | a\\|b |"), markdown);
        assertTrue(markdown.contains("raw < filtered"), markdown);
    }

    @Test
    @DisplayName("text that says what and why, and the verdict last")
    void text() {
        final String text = new GateReport(result).text();

        assertTrue(text.contains("P99 > 12 us"), text);
        assertTrue(text.contains("gate.jfr"), text);
        assertEquals("FAIL", text.lines().reduce((one, next) -> next).orElseThrow());
    }

    @Test
    @DisplayName("a self-test's table takes the place of the one before")
    void selfTest() {
        final SelfTestResult met =
                new SelfTestResult(
                        List.of(
                                new SelfTestRow(
                                        Fault.NONE, Map.of(Verdict.PASS, 19, Verdict.FAIL, 1)),
                                new SelfTestRow(Fault.DELAY, Map.of(Verdict.FAIL, 20)),
                                new SelfTestRow(Fault.ALLOCATION, Map.of(Verdict.FAIL, 20))));
        final String once =
                met.insertInto("a\n<!-- self-test -->\nold\n<!-- /self-test -->\nb", "by x:");

        assertTrue(met.isMet());
        assertFalse(once.contains("old"), once);
        assertTrue(once.contains("by x:\n\n| what | trials |"), once);
        assertEquals(once, met.insertInto(once, "by x:"));
        assertThrows(GateException.class, () -> met.insertInto("no markers", ""));
    }

    @Test
    @DisplayName("a self-test is not met by a false alarm in ten, nor by a fault that is not found")
    void selfTestMissed() {
        assertFalse(new SelfTestRow(Fault.NONE, Map.of(Verdict.PASS, 9, Verdict.FAIL, 1)).isMet());
        assertFalse(
                new SelfTestRow(Fault.DELAY, Map.of(Verdict.FAIL, 18, Verdict.INCONCLUSIVE, 2))
                        .isMet());
        assertFalse(
                new SelfTestRow(Fault.ALLOCATION, Map.of(Verdict.FAIL, 99, Verdict.PASS, 1))
                        .isMet());
    }
}
