package io.fairway.bench.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fairway.bench.peers.workload.Implementation;
import io.fairway.bench.peers.workload.Workload;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TargetsTest {
    private static final double SLIGHTLY = 1.001;

    /** Each target: with figures that are just as good as they must be, and slightly worse. */
    @ParameterizedTest
    @CsvSource({
        "pair, 0, fairway, 10, abq=20 jctools-mpmc=10 jctools-mpmc-unsafe=11",
        "pair, 0, fairway, 10, abq=30 jctools-mpmc=11 jctools-mpmc-unsafe=10",
        "pair, 1, fairway-declared, 3, jctools-spsc=3 jctools-spsc-unsafe=4",
        "1-1, 0, fairway-declared, 20, go=100 fairway-spinning=1 jctools-spsc=1",
        "1-1, 0, fairway-spinning, 125, go=100 fairway-declared=20 jctools-spsc=100",
        "1-1, 1, fairway, 30, go=100",
        "4-1, 0, fairway, 33, go=100",
        "4-1, 1, fairway-declared, 33, go=100",
        "2-2, 0, fairway, 50, go=100",
        "capacity-1, 0, fairway, 100, go=100",
        "capacity-1, 0, fairway, 120, go=200",
        "unbuffered, 0, fairway, 120, go=100 jox=2000",
        "unbuffered, 0, fairway, 60, go=100 jox=1000",
        "virtual-unbuffered, 0, fairway, 60, sq=100",
        "virtual-100-100, 0, fairway, 100, go=100",
        "chain, 0, fairway, 80, sq=100 floor-switch=80",
        "chain, 0, fairway, 120, sq=200 floor-switch=100",
        "round-trip-capacity-1, 0, fairway, 130, agrona-mpmc=100",
        "round-trip-capacity-1, 0, fairway, 500, agrona-mpmc=500",
        "round-trip-unbuffered, 0, fairway, 170, sq=170",
        "round-trip-unbuffered, 0, fairway, 1000, sq=2000",
        "virtual-round-trip-unbuffered, 0, fairway, 160, sq=160",
        "open-100k, 0, fairway-declared, 1200, jctools-spsc=1000 floor-line=1000",
        "open-100k, 0, fairway-declared, 13000, jctools-spsc=13000 floor-line=1000",
        "select-2, 0, fairway, 70, go=100",
        "select-8, 0, fairway, 25, go=100",
        "select-64, 0, fairway, 10, go=100",
        "select-8-one, 0, fairway, 40, go=100",
        "oversubscribed, 0, fairway, 200, fairway-unloaded=100",
        "idle, 0, fairway, 10000000,",
        "1-1, 3, fairway-jdk17, 13, fairway=10 fairway-declared=10 fairway-declared-jdk17=13",
        "1-1, 3, fairway-declared-jdk17, 13, fairway=10 fairway-declared=10 fairway-jdk17=13",
        "select-2, 2, fairway-jdk17, 13, fairway=10",
    })
    void aTargetIsMetAtItsLimitAndMissedBeyond(
            String workload, int number, String subject, double value, String others) {
        final Target target = Targets.of(Workload.find(workload).orElseThrow()).get(number);
        final Map<Implementation, Figures> figures = figures(others);

        assertEquals(Status.NOT_MEASURED, target.judge(figures).status());
        figures.put(Implementation.find(subject).orElseThrow(), all(value));
        assertEquals(Status.MET, target.judge(figures).status(), target.judge(figures).reason());
        figures.put(Implementation.find(subject).orElseThrow(), all(value * SLIGHTLY));
        final Verdict missed = target.judge(figures);
        assertEquals(Status.MISSED, missed.status(), missed.reason());
        assertFalse(missed.isMet());
    }

    @ParameterizedTest
    @CsvSource({"1-1, 1, go", "unbuffered, 0, go", "chain, 0, sq"})
    void aTargetWhosePeerWasNotMeasuredIsNotMet(String workload, int number, String peer) {
        final Verdict verdict =
                Targets.of(Workload.find(workload).orElseThrow())
                        .get(number)
                        .judge(figures("fairway=1 jox=1000 floor-switch=1000"));
        assertEquals(Status.NOT_MEASURED, verdict.status());
        assertFalse(verdict.isMet());
        assertTrue(verdict.reason().contains(peer + " not measured"), verdict.reason());
    }

    @Test
    void whatIsMissedStaysSoWhateverElseWasNotMeasured() {
        final Verdict verdict =
                Targets.of(Workload.PAIR).getFirst().judge(figures("fairway=100 abq=20"));
        assertFalse(verdict.isMet());
        assertTrue(verdict.reason().contains("fairway 5.00 x abq (limit 0.5)"), verdict.reason());
    }

    @Test
    void oneConfigurationThatAllocatesIsEnoughToMiss() {
        final Target target = allocation(Workload.STREAM);
        final Map<Implementation, Figures> figures = figures("jox=1");
        figures.put(Implementation.FAIRWAY, bytes(0.01));
        assertEquals(Status.MET, target.judge(figures).status());
        figures.put(Implementation.FAIRWAY_DECLARED, bytes(16));
        assertEquals(Status.MISSED, target.judge(figures).status());
        assertTrue(target.judge(figures).reason().contains("fairway-declared"));
    }

    @Test
    void virtualThreadsMayAllocateWhatTheJdkDoesToSwitchThem() {
        final Target target = allocation(Workload.VIRTUAL_UNBUFFERED);
        final Map<Implementation, Figures> figures = figures(null);
        figures.put(Implementation.FAIRWAY, bytes(35));
        assertEquals(Status.NOT_MEASURED, target.judge(figures).status());
        figures.put(Implementation.SWITCH, bytes(32));
        assertEquals(Status.MET, target.judge(figures).status());
        figures.put(Implementation.FAIRWAY_DECLARED, bytes(48));
        assertEquals(Status.MISSED, target.judge(figures).status());
    }

    @ParameterizedTest
    @EnumSource(Workload.class)
    void everyWorkloadHasARow(Workload workload) {
        final List<Target> targets = Targets.of(workload);
        assertFalse(targets.isEmpty());
        for (Target each : targets) {
            assertEquals(workload, each.workload());
            assertEquals(Status.NOT_MEASURED, each.judge(Map.of()).status(), each::text);
        }
    }

    private static Target allocation(Workload workload) {
        return Targets.of(workload).stream()
                .filter(each -> each.text().startsWith("allocates nothing"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<Implementation, Figures> figures(String text) {
        final Map<Implementation, Figures> figures = new EnumMap<>(Implementation.class);
        if (text != null) {
            for (String each : text.split(" ")) {
                final String[] parts = each.split("=");
                figures.put(
                        Implementation.find(parts[0]).orElseThrow(),
                        all(Double.parseDouble(parts[1])));
            }
        }
        return figures;
    }

    private static Figures all(double value) {
        return new Figures(value, 0, value, value, value, value / 100, List.of());
    }

    private static Figures bytes(double value) {
        return new Figures(1, 0, Double.NaN, Double.NaN, value, Double.NaN, List.of());
    }
}
