package io.fairway.verify.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a guest is made of that the build does not bring, and why there is none if it is not here.
 *
 * @param qemu the emulator
 * @param busybox a static busybox
 * @param kernel a kernel of Debian
 */
record Ingredients(Path qemu, Path busybox, Path kernel) {
    private static final Path CACHE =
            Path.of(
                    System.getenv()
                            .getOrDefault(
                                    "XDG_CACHE_HOME", System.getProperty("user.home") + "/.cache"),
                    "fairway",
                    "guest-kernel");

    /** Found, or a reason. */
    record Search(@Nullable Ingredients found, String missing) {}

    static Search search() {
        final String system = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (!system.toLowerCase(Locale.ROOT).equals("linux amd64")) {
            return new Search(null, "the guest's programs are those of Linux on x86-64: " + system);
        }
        final Optional<Path> qemu = program("qemu-system-x86_64");
        final Optional<Path> busybox = program("busybox");
        final Optional<Path> kernel = unpacked();
        final List<String> missing = new ArrayList<>();
        if (qemu.isEmpty()) {
            missing.add("qemu-system-x86_64 (Debian: qemu-system-x86)");
        }
        if (busybox.isEmpty()) {
            missing.add("busybox (Debian: busybox-static)");
        }
        if (kernel.isEmpty()) {
            missing.add("Debian's kernel (linux-image-cloud-amd64, unpacked under " + CACHE + ")");
        }
        return missing.isEmpty()
                ? new Search(
                        new Ingredients(
                                qemu.orElseThrow(), busybox.orElseThrow(), kernel.orElseThrow()),
                        "")
                : new Search(
                        null,
                        "no guest can be booted without "
                                + String.join(", ", missing)
                                + "; channel-verify/guest/boot gets them and runs this test");
    }

    private static Optional<Path> program(String name) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** That which the property names, or the newest that was unpacked. */
    private static Optional<Path> unpacked() {
        final String named = System.getProperty("fairway.guest.kernel");
        if (named != null) {
            return Optional.of(Path.of(named)).filter(Files::isReadable);
        }
        try (Stream<Path> files = Files.list(CACHE.resolve("boot"))) {
            return files.filter(each -> each.getFileName().toString().startsWith("vmlinuz-"))
                    .max(Path::compareTo);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
