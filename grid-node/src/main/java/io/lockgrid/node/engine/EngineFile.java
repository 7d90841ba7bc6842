package io.lockgrid.node.engine;

import com.hazelcast.config.Config;
import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.internal.config.FilePath;
import io.lockgrid.internal.config.YamlText;
import io.lockgrid.node.DiscoveryMode;
import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The engine's configuration as the Hazelcast file says, or as none says. Read once: a member that starts anew has the
 * same. Immutable and thread-safe.
 */
public final class EngineFile {

    private final YamlText yaml;
    private final Written written;

    private EngineFile(YamlText yaml, Written written) {
        this.yaml = yaml;
        this.written = written;
    }

    /**
     * Reads the file that a node's configuration names, if it names one.
     *
     * @param mode how members find each other, never {@code AUTO}
     * @throws IllegalArgumentException if the file cannot be read, or sets what LockGrid has to set; the message says
     *     where, and what to do
     */
    public static EngineFile of(GridNodeConfig grid, DiscoveryMode mode) {
        YamlText yaml = grid.hazelcast().map(EngineFile::text).orElseGet(() -> new YamlText("", ""));
        Written written = HazelcastYaml.read(yaml);
        Owned.check(written, grid, mode);
        LogFramework.check(written);
        EngineFile file = new EngineFile(yaml, written);
        file.parsed(); // refuses what the engine does, before anything is started
        return file;
    }

    private static YamlText text(Path path) {
        try (InputStream stream = Files.newInputStream(path)) {
            return YamlText.read(FilePath.show(path), stream);
        } catch (IOException e) {
            throw (ConfigurationException) new ConfigurationException("hazelcast names the file " + FilePath.show(path)
                            + ", which cannot be read; correct the path or the file; the node was not started")
                    .initCause(e);
        }
    }

    /** A configuration of its own for each member, where LockGrid's values can be set beside what the file says. */
    public Tuning tuning() {
        return new Tuning(parsed(), written);
    }

    private Config parsed() {
        try {
            return OwnConfig.of(yaml.text(), written);
        } catch (RuntimeException refusal) {
            throw Violation.words(refusal, yaml.name(), written);
        }
    }
}
