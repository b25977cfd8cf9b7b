package io.fairway.affinity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** When the kernel lets a thread that became ready interrupt its own work. */
final class PreemptionRule implements Rule {
    private static final String REALTIME = "sys/kernel/realtime";
    private static final String DYNAMIC = "sys/kernel/debug/sched/preempt";
    private static final String VERSION = "proc/version";
    private static final Pattern MODEL = Pattern.compile("\\bPREEMPT(_RT|_DYNAMIC|_LAZY)?\\b");
    private static final Pattern CHOSEN = Pattern.compile("\\(([a-z]+)\\)");

    @Override
    public String id() {
        return "preemption";
    }

    @Override
    public Finding examine(DoctorHost host) throws UnknownException {
        if (host.textOr(REALTIME, "0").equals("1")) {
            return Finding.info(id(), REALTIME, "a real-time kernel", "");
        }
        final Matcher chosen = CHOSEN.matcher(host.textOr(DYNAMIC, ""));
        if (chosen.find()) {
            return Finding.info(id(), DYNAMIC, chosen.group(1), "");
        }
        final String version = host.text(VERSION);
        if (!version.startsWith("Linux version ")) {
            throw Evidence.notUnderstood(VERSION, version, "the version of Linux");
        }
        final Matcher model = MODEL.matcher(version);
        return Finding.info(id(), VERSION, model.find() ? model.group() : "none or voluntary", "");
    }
}
