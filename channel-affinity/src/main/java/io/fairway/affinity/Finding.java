package io.fairway.affinity;

/**
 * What the doctor found about one property of a host.
 *
 * @param id the property, such as {@code clocksource}; one word, the same in every version
 * @param severity how much it matters
 * @param source the file that says so, from the host's root
 * @param seen what is there, or why that could not be found out
 * @param advice what to do about it; empty if there is nothing to do
 */
public record Finding(String id, Severity severity, String source, String seen, String advice) {

    static Finding ok(String id, String source, String seen) {
        return new Finding(id, Severity.OK, source, seen, "");
    }

    static Finding info(String id, String source, String seen, String advice) {
        return new Finding(id, Severity.INFO, source, seen, advice);
    }

    static Finding warn(String id, String source, String seen, String advice) {
        return new Finding(id, Severity.WARN, source, seen, advice);
    }

    static Finding bad(String id, String source, String seen, String advice) {
        return new Finding(id, Severity.BAD, source, seen, advice);
    }

    static Finding unknown(String id, UnknownException why) {
        return new Finding(id, Severity.UNKNOWN, why.source(), why.reason(), "");
    }

    /** Whether something should be done about it. */
    boolean isFault() {
        return severity == Severity.WARN || severity == Severity.BAD;
    }
}
