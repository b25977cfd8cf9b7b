package io.fairway.affinity;

import java.nio.file.Path;

/** A host as the doctor's rules see it. */
final class DoctorHost extends Evidence {
    static final String ISOLATED = "sys/devices/system/cpu/isolated";

    private final Topology topology;
    private final Runnable pause;

    /**
     * The host with this root.
     *
     * @param pause lets a while pass, in which counters move
     */
    DoctorHost(Path root, Runnable pause) {
        super(root);
        this.topology = Topology.read(root);
        this.pause = pause;
    }

    Topology topology() {
        return topology;
    }

    /** The isolated processors; unknown, rather than none, if the host does not tell. */
    CpuSet isolated() throws UnknownException {
        cpus(ISOLATED, "is missing");
        return topology.isolated();
    }

    void pause() {
        pause.run();
    }
}
