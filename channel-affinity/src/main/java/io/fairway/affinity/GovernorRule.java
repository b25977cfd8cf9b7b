package io.fairway.affinity;

import java.util.Map;
import java.util.TreeMap;

/** Processors that lower their frequency when there is little to do take time to raise it. */
final class GovernorRule implements Rule {
    private static final String POLICIES = "sys/devices/system/cpu/cpufreq";

    @Override
    public String id() {
        return "governor";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        final int[] policies = host.numbered(POLICIES, "policy");
        if (policies.length == 0) {
            throw new UnknownException(
                    POLICIES, "has no policy: the hypervisor or the firmware sets the frequency");
        }
        final Map<String, Integer> count = new TreeMap<>();
        for (int each : policies) {
            final String file = POLICIES + "/policy" + each + "/scaling_governor";
            final String governor = host.text(file);
            if (!governor.matches("[a-z_]+")) {
                throw Evidence.notUnderstood(file, governor, "a governor");
            }
            count.merge(governor, 1, Integer::sum);
        }
        final String first = POLICIES + "/policy" + policies[0];
        final String driver = host.textOr(first + "/scaling_driver", "unknown");
        final String source = POLICIES + "/policy*/scaling_governor";
        final String seen = count + ", driver " + driver;
        if (count.keySet().stream().allMatch("performance"::equals)) {
            return Finding.ok(id(), source, seen);
        }
        return Finding.warn(
                id(),
                source,
                seen,
                "Set it to performance on all: cpupower frequency-set -g performance");
    }
}
