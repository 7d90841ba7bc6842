package io.lockgrid.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The wall clock of one process, which can be set to another time while the process runs; its monotonic clock goes on as
 * it is. Needs libfaketime.
 */
final class WallClock {
    private static final String LIBRARY = "libfaketime.so.1";

    private final Path file;

    /** @param file says what time it is; it need not be there yet */
    WallClock(Path file) {
        this.file = file;
    }

    /** Why no process here can have such a clock, in words; empty if it can. */
    static String whyNot() {
        return library().isPresent()
                ? ""
                : "a wall clock of its own for a process needs libfaketime (Debian: apt-get install faketime)";
    }

    private static Optional<Path> library() {
        try (Stream<Path> folders = Files.list(Path.of("/usr/lib"))) {
            return Stream.concat(Stream.of(Path.of("/usr/lib"), Path.of("/usr/lib64")), folders)
                    .map(folder -> folder.resolve("faketime").resolve(LIBRARY))
                    .filter(Files::exists)
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a command has to begin with for its process to have this clock. */
    List<String> command() {
        if (!Files.exists(file)) {
            jump("+0");
        }
        // without the last one waits with a limit end at once: the library takes them for such by the wall clock
        return List.of(
                "env",
                "LD_PRELOAD=" + library().orElseThrow(() -> new IllegalStateException(whyNot())),
                "FAKETIME_TIMESTAMP_FILE=" + file,
                "FAKETIME_CACHE_DURATION=1",
                "FAKETIME_DONT_FAKE_MONOTONIC=1",
                "FAKETIME_FORCE_MONOTONIC_FIX=0");
    }

    /** @param by how far from the machine's time it is within a second, such as {@code +3h} */
    void jump(String by) {
        try {
            Path next = Files.writeString(file.resolveSibling(file.getFileName() + ".next"), by + "\n");
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
