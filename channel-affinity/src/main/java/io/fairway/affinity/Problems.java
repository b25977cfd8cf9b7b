package io.fairway.affinity;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gathers problems. The same one of many processors or nodes becomes one, whose source has their
 * numbers in brackets: {@code sys/devices/system/cpu/cpu[0-7]/topology}.
 */
final class Problems {
    private static final Pattern NUMBERED =
            Pattern.compile("(sys/devices/system/(?:cpu/cpu|node/node))([0-9]{1,6})((?:/.*)?)");

    private final Map<Problem, BitSet> numbers = new LinkedHashMap<>();

    void add(String source, String reason) {
        final Matcher matcher = NUMBERED.matcher(source);
        if (matcher.matches()) {
            final String whole = matcher.group(1) + "[*]" + matcher.group(3);
            numbers.computeIfAbsent(new Problem(whole, reason), each -> new BitSet())
                    .set(Integer.parseInt(matcher.group(2)));
        } else {
            numbers.putIfAbsent(new Problem(source, reason), new BitSet());
        }
    }

    List<Problem> list() {
        final List<Problem> problems = new ArrayList<>();
        numbers.forEach((problem, found) -> problems.add(merged(problem, CpuSet.of(found))));
        return problems;
    }

    private static Problem merged(Problem problem, CpuSet numbers) {
        if (numbers.isEmpty()) {
            return problem;
        }
        final String text = numbers.size() == 1 ? numbers.toString() : "[" + numbers + "]";
        return new Problem(problem.source().replace("[*]", text), problem.reason());
    }
}
