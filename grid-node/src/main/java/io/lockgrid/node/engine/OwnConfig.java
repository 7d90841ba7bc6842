package io.lockgrid.node.engine;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryYamlConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import org.jspecify.annotations.Nullable;

/**
 * The engine's configuration of a member that LockGrid starts. Members compare their partition counts, and let nobody in
 * who tells another: each tells what its file says, or nothing, and never what its process says for another Hazelcast.
 * Stateless.
 */
final class OwnConfig {
    private OwnConfig() {}

    /** @param yaml a Hazelcast file; empty for none */
    static Config of(String yaml, Written written) {
        return written.isEmpty() ? new Plain() : new OfFile(yaml, written);
    }

    private static final class Plain extends Config {
        @Override
        public @Nullable String getProperty(String name) {
            return isCompared(name) ? null : super.getProperty(name);
        }
    }

    private static final class OfFile extends InMemoryYamlConfig {
        private final Written written;

        OfFile(String yaml, Written written) {
            super(yaml);
            this.written = written;
        }

        @Override
        public @Nullable String getProperty(String name) {
            return isCompared(name) ? written.text(Written.property(name)).orElse(null) : super.getProperty(name);
        }
    }

    private static boolean isCompared(String name) {
        return name.equals(ClusterProperty.PARTITION_COUNT.getName());
    }
}
