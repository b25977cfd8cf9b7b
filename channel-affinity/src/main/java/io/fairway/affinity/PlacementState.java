package io.fairway.affinity;

/** The threads placed so far, and how many of a thread's partners lie in which group. */
final class PlacementState {
    private final PlacementTable table;
    private final boolean chain;
    private final int[] usedCores;
    private final int[] cores;
    private final int[] l3s;
    private final int[] dies;
    private final int[] sockets;
    private final int[] nodes;
    private int partners;
    private int last = -1;

    PlacementState(PlacementTable table, boolean chain) {
        this.table = table;
        this.chain = chain;
        final int size = table.size();
        usedCores = new int[size];
        cores = new int[size];
        l3s = new int[size];
        dies = new int[size];
        sockets = new int[size];
        nodes = new int[size];
    }

    /** Places a thread; in a chain it becomes the only partner of the next. */
    void add(int i) {
        if (chain && last >= 0) {
            count(last, -1);
        }
        count(i, 1);
        usedCores[table.core[i]]++;
        last = i;
    }

    private void count(int i, int by) {
        cores[table.core[i]] += by;
        l3s[table.l3[i]] += by;
        dies[table.die[i]] += by;
        sockets[table.socket[i]] += by;
        nodes[table.node[i]] += by;
        partners += by;
    }

    int partners() {
        return partners;
    }

    boolean coreUsed(int i) {
        return usedCores[table.core[i]] > 0;
    }

    /** Whether the last thread placed is on another type of core. */
    boolean otherType(int i) {
        return last >= 0 && table.type[last] != table.type[i];
    }

    int sameCore(int i) {
        return cores[table.core[i]];
    }

    int sameL3(int i) {
        return l3s[table.l3[i]];
    }

    int sameDie(int i) {
        return dies[table.die[i]];
    }

    int sameSocket(int i) {
        return sockets[table.socket[i]];
    }

    int sameNode(int i) {
        return nodes[table.node[i]];
    }

    /** The sum of the distances to its partners' nodes. */
    long nodeDistance(int i) {
        long sum = 0;
        final int[] distances = table.distance[table.node[i]];
        for (int node = 0; node < distances.length; node++) {
            sum += (long) nodes[node] * distances[node];
        }
        return sum;
    }
}
