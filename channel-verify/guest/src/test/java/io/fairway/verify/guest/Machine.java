package io.fairway.verify.guest;

import io.fairway.affinity.CpuSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * A machine to be asked of qemu, and told to the tests inside.
 *
 * @param sockets how many packages
 * @param cores of each package
 * @param threads of each core
 * @param nodes the NUMA nodes, by number
 * @param isolated what {@code isolcpus} is
 * @param nohzFull what {@code nohz_full} is
 */
record Machine(
        int sockets, int cores, int threads, List<Node> nodes, CpuSet isolated, CpuSet nohzFull) {

    /**
     * A NUMA node.
     *
     * @param cpus its processors
     * @param megabytes its memory
     * @param distances to each node
     */
    record Node(CpuSet cpus, int megabytes, List<Integer> distances) {}

    /**
     * Four packages of one processor, every second one on the other node, so that neighbours in
     * number are far apart; and it is farther one way than the other.
     */
    static Machine interleaved() {
        return new Machine(
                4,
                1,
                1,
                List.of(
                        new Node(CpuSet.of(0, 2), 640, List.of(10, 21)),
                        new Node(CpuSet.of(1, 3), 384, List.of(31, 10))),
                CpuSet.of(3),
                CpuSet.of(3));
    }

    /** Two packages of one core with two hardware threads, a node each; the second is isolated. */
    static Machine siblings() {
        return new Machine(
                2,
                1,
                2,
                List.of(
                        new Node(CpuSet.of(0, 1), 512, List.of(10, 17)),
                        new Node(CpuSet.of(2, 3), 512, List.of(17, 10))),
                CpuSet.of(2, 3),
                CpuSet.of(3));
    }

    /** This one with nothing isolated, and the distances the other way round. */
    Machine misdescribed() {
        return new Machine(
                sockets,
                cores,
                threads,
                List.of(
                        new Node(
                                nodes.get(0).cpus(),
                                nodes.get(0).megabytes(),
                                nodes.get(1).distances().reversed()),
                        new Node(
                                nodes.get(1).cpus(),
                                nodes.get(1).megabytes(),
                                nodes.get(0).distances().reversed())),
                CpuSet.empty(),
                CpuSet.empty());
    }

    private int cpus() {
        return sockets * cores * threads;
    }

    /** Qemu's arguments. */
    List<String> arguments() {
        final List<String> line = new ArrayList<>();
        final int megabytes = nodes.stream().mapToInt(Node::megabytes).sum();
        line.addAll(List.of("-m", megabytes + "M"));
        line.add("-smp");
        line.add("%d,sockets=%d,cores=%d,threads=%d".formatted(cpus(), sockets, cores, threads));
        for (int i = 0; i < nodes.size(); i++) {
            final Node node = nodes.get(i);
            line.add("-object");
            line.add("memory-backend-ram,id=m%d,size=%dM".formatted(i, node.megabytes()));
            line.add("-numa");
            line.add(
                    "node,nodeid=%d,memdev=m%d%s"
                            .formatted(
                                    i,
                                    i,
                                    node.cpus().stream()
                                            .mapToObj(each -> ",cpus=" + each)
                                            .collect(Collectors.joining())));
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < nodes.size(); j++) {
                line.add("-numa");
                line.add(
                        "dist,src=%d,dst=%d,val=%d"
                                .formatted(i, j, nodes.get(i).distances().get(j)));
            }
        }
        return line;
    }

    /** The parameters of the kernel that it needs. */
    String kernelParameters() {
        return (isolated.isEmpty() ? "" : " isolcpus=" + isolated)
                + (nohzFull.isEmpty() ? "" : " nohz_full=" + nohzFull);
    }

    /** What the tests inside are to find. */
    Properties description() {
        final Properties text = new Properties();
        text.setProperty("cpus", CpuSet.parse("0-" + (cpus() - 1)).toString());
        text.setProperty("sockets", groups(cores * threads));
        text.setProperty("cores", groups(threads));
        text.setProperty("isolated", isolated.toString());
        text.setProperty("nohzFull", nohzFull.toString());
        text.setProperty("nodes", String.valueOf(nodes.size()));
        for (int i = 0; i < nodes.size(); i++) {
            final Node node = nodes.get(i);
            text.setProperty("node" + i + ".cpus", node.cpus().toString());
            text.setProperty("node" + i + ".megabytes", String.valueOf(node.megabytes()));
            for (int j = 0; j < nodes.size(); j++) {
                text.setProperty(
                        "node" + i + ".distance" + j, String.valueOf(node.distances().get(j)));
            }
        }
        return text;
    }

    private String groups(int size) {
        final List<String> groups = new ArrayList<>();
        for (int first = 0; first < cpus(); first += size) {
            groups.add(CpuSet.parse(first + "-" + (first + size - 1)).toString());
        }
        return String.join(";", groups);
    }
}
