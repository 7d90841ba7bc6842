package io.lockgrid.console.cli;

import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.config.HostPort;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options of every command that asks a grid. Filled in by picocli; not thread-safe. */
public final class GridOptions {

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            split = ",",
            description = "Members to try; the others are learnt from them. Default: client.members of the"
                    + " configuration, else 127.0.0.1:5701.")
    private @Nullable List<String> members;

    @Option(
            names = "--cluster-name",
            paramLabel = "NAME",
            description = "The cluster's name. Default: cluster-name of the configuration, else lockgrid.")
    private @Nullable String clusterName;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration. Default: lockgrid.yaml in the working directory, if there is one.")
    private @Nullable Path file;

    @Option(names = "--verbose", description = "Show warnings of the connection, and stack traces.")
    private boolean verbose;

    /** Called by picocli. */
    public GridOptions() {}

    /**
     * Connects; to be closed by the caller.
     *
     * @throws io.lockgrid.GridUnavailableException if no member answers in time
     */
    public LockGrid connect() {
        LockGridClientConfig config = config();
        Logging.quiet(verbose);
        return LockGridClient.connect(config);
    }

    boolean verbose() {
        return verbose;
    }

    LockGridClientConfig config() {
        LockGridClientConfig config = file == null ? LockGridClientConfig.load() : LockGridClientConfig.load(file);
        if (members != null) {
            members.forEach(GridOptions::check);
            config = config.withMembers(members);
        }
        return clusterName == null ? config : config.withClusterName(clusterName);
    }

    private static void check(String member) {
        if (HostPort.parse(member).isEmpty()) {
            throw new IllegalArgumentException(
                    "--connect '" + member + "' is not allowed; nothing was asked; allowed: " + HostPort.WORDS);
        }
    }
}
