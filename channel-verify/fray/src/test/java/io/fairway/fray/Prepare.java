package io.fairway.fray;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The build's step before the tests: rewrites the channels' class files so that Fray sees their
 * accesses, and makes the JDK that runs this program acceptable to Fray's plug-in.
 */
final class Prepare {
    private static final String STARS = "*".repeat(70);

    /** A JDK without jmods links from its own image, which must not contain the linker. */
    private static final Set<String> NOT_LINKED = Set.of("jdk.jlink", "jdk.jpackage");

    private Prepare() {}

    /**
     * Prepares.
     *
     * @param args where to write the class files, and the directory to look like a JDK
     */
    public static void main(String[] args) throws IOException {
        VisibleClasses.writeTo(Path.of(args[0]));
        final String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (system.equals("Linux amd64")) {
            writeLinkableJdk(Path.of(System.getProperty("java.home")), Path.of(args[1]));
        } else {
            System.out.println(STARS);
            System.out.println("SCHEDULES NOT EXPLORED: Fray is set up for Linux amd64 only,");
            System.out.println("and this is " + system + ".");
            System.out.println(STARS);
        }
    }

    /**
     * Fray's plug-in calls a JDK's jlink with the folder jmods, which many JDKs do not have any
     * more. So it is given one whose jlink is a script that leaves the choice to the real jlink.
     */
    private static void writeLinkableJdk(Path jdk, Path linkable) throws IOException {
        final Path jlink = jdk.resolve("bin/jlink");
        if (!Files.isExecutable(jlink)) {
            throw new IOException(
                    jdk + " has no bin/jlink; install a full JDK, or skip these tests by -P!fray");
        }
        final String modules =
                ModuleFinder.ofSystem().findAll().stream()
                        .map(module -> module.descriptor().name())
                        .filter(name -> !NOT_LINKED.contains(name))
                        .sorted()
                        .collect(Collectors.joining(","));
        Files.createDirectories(linkable.resolve("bin"));
        writeScript(linkable.resolve("bin/java"), "exec '" + jdk + "/bin/java' \"$@\"\n");
        writeScript(
                linkable.resolve("bin/jlink"),
                "for arg; do\n"
                        + "  shift\n"
                        + "  case $arg in\n"
                        + "    --module-path=*) ;;\n"
                        + "    --add-modules=ALL-MODULE-PATH) set -- \"$@\" '--add-modules="
                        + modules
                        + "' ;;\n"
                        + "    *) set -- \"$@\" \"$arg\" ;;\n"
                        + "  esac\n"
                        + "done\n"
                        + "exec '"
                        + jlink
                        + "' \"$@\"\n");
    }

    private static void writeScript(Path script, String body) throws IOException {
        Files.writeString(script, "#!/bin/sh\n" + body);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
