package io.fairway.affinity;

/** Which problems make a comparison with others' readings pointless. */
final class TopologyProblems {
    private TopologyProblems() {}

    static boolean areAboutProcessors(Topology topology) {
        return topology.problems().stream()
                .anyMatch(each -> each.source().startsWith("sys/devices"));
    }
}
