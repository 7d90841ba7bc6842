package io.lockgrid.console.server;

import io.lockgrid.client.LockGridClientConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a console is started. Immutable.
 *
 * @param grid the grid that it shows
 * @param host the address that it listens at
 * @param port the port that it listens at, 0 for any that is free
 * @param files configuration files of the console itself: users, tokens, sign-in by others
 * @param data where it keeps what happened; null to keep nothing
 * @param settings what comes before the files, by the names that Micronaut uses
 */
public record ConsoleConfig(
        LockGridClientConfig grid,
        String host,
        int port,
        List<Path> files,
        @Nullable Path data,
        Map<String, Object> settings) {
    /** Copies the lists. */
    public ConsoleConfig {
        files = List.copyOf(files);
        settings = Map.copyOf(settings);
    }

    /** A console of this grid on loopback, at a port that is free, which keeps nothing. */
    public static ConsoleConfig of(LockGridClientConfig grid) {
        return new ConsoleConfig(grid, "127.0.0.1", 0, List.of(), null, Map.of());
    }

    /** A copy with another port. */
    public ConsoleConfig withPort(int changed) {
        return new ConsoleConfig(grid, host, changed, files, data, settings);
    }

    /** A copy that keeps what happened there. */
    public ConsoleConfig withData(Path changed) {
        return new ConsoleConfig(grid, host, port, files, changed, settings);
    }

    /** A copy with other settings. */
    public ConsoleConfig withSettings(Map<String, Object> changed) {
        return new ConsoleConfig(grid, host, port, files, data, changed);
    }
}
