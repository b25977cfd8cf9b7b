package io.fairway.verify.kills;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout that this runs in. */
final class Checkout {
    private final Path root;

    Checkout() {
        Path directory = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(directory.resolve("channel-verify"))) {
            directory = directory.getParent();
            if (directory == null) {
                throw new IllegalStateException("not in a checkout");
            }
        }
        this.root = directory;
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    /** Where the mutants are built and their logs are written. */
    Path target() {
        return root.resolve("channel-verify/kills/target/kills");
    }
}
