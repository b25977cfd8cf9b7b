package io.fairway.bench.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A page with places for content. One file that needs no network: the charting library is in it.
 */
final class HtmlTemplate {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private static final String WEBJAR_VERSION =
            "/META-INF/maven/org.webjars.npm/uplot/pom.properties";
    private static final String WEBJAR = "/META-INF/resources/webjars/uplot/%s/%s";

    private HtmlTemplate() {}

    /**
     * Makes a page.
     *
     * @param template the name of a resource beside this class
     * @param content what goes where; the charting library is there already
     */
    static String fill(String template, Map<String, String> content) {
        final Map<String, String> all = new HashMap<>(content);
        all.put("license", uplot("LICENSE"));
        all.put("style", uplot("dist/uPlot.min.css"));
        all.put("library", uplot("dist/uPlot.iife.min.js"));
        return PLACE.matcher(resource(template))
                .replaceAll(place -> Matcher.quoteReplacement(all.get(place.group(1))));
    }

    static String escape(String text) {
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
        final InputStream in = HtmlTemplate.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IOException("not on the class path: " + resource);
        }
        return in;
    }
}
