package io.fairway.bench.peers;

import io.fairway.bench.peers.workload.ForkMain;
import io.fairway.bench.peers.workload.Kind;
import java.util.ArrayList;
import java.util.List;

/** A JVM that measures what JMH cannot. It has the options of this one, as JMH's have. */
final class HarnessFork extends ProcessFork {
    private static final int IDLE_FACTOR = 10;

    private final Settings settings;
    private final JavaCommands java;

    HarnessFork(Settings settings, JavaCommands java) {
        this.settings = settings;
        this.java = java;
    }

    @Override
    List<String> command(Cell cell) {
        final List<String> command = new ArrayList<>();
        command.add(java.of(cell).toString());
        command.addAll(JvmOptions.of(cell));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(ForkMain.class.getName());
        command.add(cell.workload().name());
        command.add(cell.implementation().here().name());
        command.add(String.valueOf(settings.warmups()));
        command.add(String.valueOf(settings.iterations()));
        command.add(String.valueOf(blockMillis(cell)));
        return command;
    }

    /** Processor time comes in hundredths of a second, of which a block has to have many. */
    private int blockMillis(Cell cell) {
        return cell.workload().kind() == Kind.IDLE
                ? IDLE_FACTOR * settings.blockMillis()
                : settings.blockMillis();
    }
}
