package io.fairway.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The report for a browser: a chart of the latencies over the percentiles, and the text report. One
 * file that needs no network, as the charting library is in it.
 */
public final class HtmlReport {
    private static final String TEMPLATE = "report.html";
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final String WEBJAR_VERSION =
            "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final String WEBJAR = "/META-INF/resources/webjars/uplot/%s/%s";

    private HtmlReport() {}

    /**
     * Writes the report.
     *
     * @param run the replay
     * @return an HTML page
     */
    public static String of(Run run) {
        final Map<String, String> content =
                Map.of(
                        "title", escape("Fairway replay: " + run.source()),
                        "license", uplot("LICENSE"),
                        "style", uplot("dist/uPlot.min.css"),
                        "library", uplot("dist/uPlot.iife.min.js"),
                        "points", points(run),
                        "text", escape(TextReport.of(run)));
        return PLACE.matcher(resource(TEMPLATE))
                .replaceAll(place -> Matcher.quoteReplacement(content.get(place.group(1))));
    }

    private static String points(Run run) {
        return PercentileCurve.of(run.result().hop(), run.result().endToEnd()).toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A file of the charting library, of whatever version the build has. */
    private static String uplot(String name) {
        try (InputStream in = open(WEBJAR_VERSION)) {
            final Properties properties = new Properties();
            properties.load(in);
            return resource(String.format(WEBJAR, properties.getProperty("version"), name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String resource) throws IOException {
        final InputStream in = HtmlReport.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("not on the class path: " + resource);
        }
        return in;
    }
}
