package io.fairway.bench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A file that a command writes its results to, if the user names one. */
final class OutputFile {
    private OutputFile() {}

    /** Better said now than after an hour of work. */
    static void requireWritable(CommandSpec spec, String option, Path path) {
        if (path == null) {
            return;
        }
        final Path directory = path.toAbsolutePath().getParent();
        if (Files.isDirectory(path) || directory == null || !Files.isDirectory(directory)) {
            throw new ParameterException(
                    spec.commandLine(), option + ": cannot be written: " + path);
        }
    }

    /**
     * Writes a JSON object, in a line for each value.
     *
     * @param path the file, or null to write nothing
     * @return whether that worked; the user has been told if not
     */
    static boolean write(CommandSpec spec, Path path, JsonNode json) {
        if (path == null) {
            return true;
        }
        return write(spec, path, json.toPrettyString() + System.lineSeparator());
    }

    /**
     * Writes text.
     *
     * @return whether that worked; the user has been told if not
     */
    static boolean write(CommandSpec spec, Path path, String text) {
        try {
            Files.writeString(path, text);
            return true;
        } catch (IOException e) {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": " + e);
            return false;
        }
    }
}
