package io.fairway.affinity;

/** A processor that sleeps deeply takes as long to wake as a channel takes for many hand-overs. */
final class IdleRule implements Rule {
    private static final String CPU = "sys/devices/system/cpu";
    private static final long MICROSECONDS = 10;

    @Override
    public String id() {
        return "idle-states";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        String deepest = "";
        String source = CPU + "/cpu*/cpuidle";
        long latency = -1;
        for (int cpu : host.topology().online().stream().toArray()) {
            final String states = CPU + "/cpu" + cpu + "/cpuidle";
            for (int each : host.numbered(states, "state")) {
                final String state = states + "/state" + each;
                final long exit = host.number(state + "/latency", "is missing");
                if (!host.textOr(state + "/disable", "0").equals("1") && exit > latency) {
                    latency = exit;
                    deepest = host.textOr(state + "/name", "state" + each);
                    source = state + "/latency";
                }
            }
        }
        if (latency < 0) {
            throw new UnknownException(source, "no idle state: the hypervisor puts it to sleep");
        }
        final String seen = deepest + " is the deepest in use, " + latency + " us to wake from it";
        return latency <= MICROSECONDS
                ? Finding.ok(id(), source, seen)
                : Finding.warn(
                        id(),
                        source,
                        seen,
                        "Threads that park pay for it: cpupower idle-set -D "
                                + MICROSECONDS
                                + ", or let them spin (WaitStrategy.spinning()).");
    }
}
