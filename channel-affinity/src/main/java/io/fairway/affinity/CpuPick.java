package io.fairway.affinity;

/**
 * The last step of a specification: which processor of those that the scopes have left.
 *
 * @param offset how far from the last one
 * @param cpus the processors listed
 */
record CpuPick(Kind kind, int offset, CpuSet cpus) {

    /** The words of the grammar. */
    enum Kind {
        ANY,
        NONE,
        FIRST,
        LAST,
        SIBLINGS,
        LIST
    }

    static CpuPick of(Kind kind) {
        return new CpuPick(kind, 0, CpuSet.empty());
    }

    static CpuPick last(int offset) {
        return new CpuPick(Kind.LAST, offset, CpuSet.empty());
    }

    static CpuPick list(CpuSet cpus) {
        return new CpuPick(Kind.LIST, 0, cpus);
    }

    /** Those of these processors that it could be. */
    CpuSet narrow(Topology topology, CpuSet from) {
        return switch (kind) {
            case ANY -> from;
            case NONE -> CpuSet.empty();
            case FIRST -> from.isEmpty() ? from : CpuSet.of(from.first());
            case LAST -> {
                final int[] all = from.stream().toArray();
                yield offset < all.length
                        ? CpuSet.of(all[all.length - 1 - offset])
                        : CpuSet.empty();
            }
            case SIBLINGS ->
                    CpuScope.having(topology, from, each -> each.core().first() != each.id());
            case LIST -> from.and(cpus);
        };
    }

    @Override
    public String toString() {
        return switch (kind) {
            case ANY -> "any";
            case NONE -> "none";
            case FIRST -> "first";
            case LAST -> offset == 0 ? "last" : "last-" + offset;
            case SIBLINGS -> "siblings";
            case LIST -> cpus.toString();
        };
    }
}
