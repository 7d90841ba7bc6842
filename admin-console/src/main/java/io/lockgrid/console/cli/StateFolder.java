package io.lockgrid.console.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where the console keeps its history unless it is told: as the XDG base directories have it, one for each grid. */
final class StateFolder {
    private StateFolder() {}

    /** Not made yet. Consoles of different grids do not share one, or one's night would show in the other's. */
    static Path of(Map<String, String> environment, Path home, String cluster) {
        String configured = environment.getOrDefault("XDG_STATE_HOME", "");
        Path state = configured.isEmpty() || !Path.of(configured).isAbsolute()
                ? home.resolve(".local").resolve("state")
                : Path.of(configured);
        // Encoded, and never '..': the name must not lead elsewhere.
        String name = URLEncoder.encode(cluster, StandardCharsets.UTF_8).replace(".", "%2E");
        return state.resolve("lockgrid").resolve("console").resolve(name);
    }

    /**
     * Makes it where it is missing.
     *
     * @throws IOException if nothing can be written there
     */
    static Path made(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!Files.isWritable(folder)) {
            throw new IOException("not writable: " + folder);
        }
        return folder;
    }
}
