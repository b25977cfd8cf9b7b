package io.fairway.bench.gate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What the gate found, for a terminal, for programs, for CI servers and for pull requests. */
public final class GateReport {
    private static final String SUITE = "fairway.gate";

    private final GateResult result;

    /**
     * Reports.
     *
     * @param result what the gate found
     */
    public GateReport(GateResult result) {
        this.result = result;
    }

    /**
     * For a terminal.
     *
     * @return lines
     */
    public String text() {
        final StringBuilder text = new StringBuilder();
        text.append(header()).append('\n');
        for (Check each : result.checks()) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "%n%-12s layer %d  %s: %s%n",
                            each.verdict(),
                            each.layer(),
                            each.name(),
                            each.decision().reason()));
            each.details().forEach(line -> text.append("    ").append(line).append('\n'));
        }
        result.recordings().forEach(each -> text.append("\nrecording: ").append(each).append('\n'));
        return text.append('\n').append(result.verdict()).append('\n').toString();
    }

    private String header() {
        return result.machine().cores()
                + " processors, "
                + result.machine().os()
                + ", "
                + result.machine().jvm()
                + ", commit "
                + result.commit();
    }

    /**
     * For programs.
     *
     * @return an object in which every key is always there
     */
    public ObjectNode json() {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("verdict", result.verdict().name());
        json.put("commit", result.commit());
        json.putObject("machine")
                .put("cores", result.machine().cores())
                .put("os", result.machine().os())
                .put("jvm", result.machine().jvm());
        final ArrayNode checks = json.putArray("checks");
        for (Check each : result.checks()) {
            checks.addObject()
                    .put("layer", each.layer())
                    .put("name", each.name())
                    .put("verdict", each.verdict().name())
                    .put("reason", each.decision().reason())
                    .set("figures", each.figures());
        }
        final ArrayNode recordings = json.putArray("recordings");
        result.recordings().stream().map(Path::toString).forEach(recordings::add);
        return json;
    }

    /**
     * For a CI server: a file as JUnit's. What is inconclusive counts as skipped.
     *
     * @return XML
     */
    public String junit() {
        final StringWriter text = new StringWriter();
        try {
            final XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("testsuite");
            xml.writeAttribute("name", SUITE);
            xml.writeAttribute("tests", Integer.toString(result.checks().size()));
            xml.writeAttribute("failures", Long.toString(count(Verdict.FAIL)));
            xml.writeAttribute("errors", "0");
            xml.writeAttribute("skipped", Long.toString(count(Verdict.INCONCLUSIVE)));
            for (Check each : result.checks()) {
                write(each, xml);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("XML of strings cannot be written", e);
        }
        return text.append('\n').toString();
    }

    private static void write(Check check, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", SUITE + ".layer" + check.layer());
        xml.writeAttribute("name", check.name());
        if (check.verdict() != Verdict.PASS) {
            xml.writeStartElement(check.verdict() == Verdict.FAIL ? "failure" : "skipped");
            xml.writeAttribute("message", check.decision().reason());
            xml.writeEndElement();
        }
        xml.writeStartElement("system-out");
        xml.writeCharacters(String.join("\n", check.details()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private long count(Verdict verdict) {
        return result.checks().stream().filter(each -> each.verdict() == verdict).count();
    }

    /**
     * For a pull request.
     *
     * @return Markdown
     */
    public String markdown() {
        final String rows =
                result.checks().stream()
                        .map(
                                each ->
                                        String.format(
                                                Locale.ROOT,
                                                "| %s | %d | %s | %s |%n",
                                                each.verdict(),
                                                each.layer(),
                                                cell(each.name()),
                                                cell(each.decision().reason())))
                        .collect(Collectors.joining());
        final String details =
                result.checks().stream()
                        .filter(each -> !each.details().isEmpty())
                        .map(GateReport::details)
                        .collect(Collectors.joining());
        return "### Fairway gate: "
                + result.verdict()
                + "\n\n"
                + header()
                + "\n\n| verdict | layer | check | reason |\n|---|---|---|---|\n"
                + rows
                + details;
    }

    private static String details(Check check) {
        return "\n<details><summary>"
                + check.name()
                + "</summary>\n\n```\n"
                + String.join("\n", check.details())
                + "\n```\n\n</details>\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
