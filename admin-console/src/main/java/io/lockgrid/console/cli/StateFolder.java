package io.lockgrid.console.cli;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** Where the console keeps its history unless it is told: as the XDG base directories have it, one for each grid. */
final class StateFolder {
    private StateFolder() {}

    /** Not made yet. Consoles of clusters with different names do not share one: one's night is not the other's. */
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
     * Makes it where it is missing, for this user alone: the console itself asks for a sign-in.
     *
     * @throws IOException if nothing can be written there
     */
    static Path made(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            Files.createDirectories(folder);
            PosixFileAttributeView access = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
            if (access != null) { // elsewhere the home directory is the user's own anyway
                access.setPermissions(PosixFilePermissions.fromString("rwx------"));
            }
        }
        if (!Files.isWritable(folder)) {
            throw new IOException("not writable: " + folder);
        }
        return folder;
    }
}
