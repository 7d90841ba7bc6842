package io.lockgrid.spring.boot;

import io.lockgrid.client.LockGridClientConfig;
import java.util.List;

/** As the properties say. Immutable and thread-safe. */
record PropertiesLockGridConnectionDetails(LockGridClientConfig config) implements LockGridConnectionDetails {
    @Override
    public List<String> members() {
        return config.members();
    }

    @Override
    public String clusterName() {
        return config.clusterName();
    }
}
