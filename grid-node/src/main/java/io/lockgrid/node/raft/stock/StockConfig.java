package io.lockgrid.node.raft.stock;

import com.hazelcast.config.Config;
import com.hazelcast.config.ConfigAccessor;
import com.hazelcast.config.ServiceConfig;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
import com.hazelcast.cp.internal.session.RaftSessionService;
import io.lockgrid.node.raft.GroupListener;

/** What Hazelcast's own lock API on a grid needs in the engine's configuration. Stateless. */
public final class StockConfig {
    private StockConfig() {}

    /** Puts the door and its sessions in the place of the engine's own; keeps everything else of the caller's. */
    public static void addServices(Config config) {
        ConfigAccessor.getServicesConfig(config)
                .addServiceConfig(service(GroupListener.SERVICE_NAME, StockGroups.class))
                .addServiceConfig(service(LockService.SERVICE_NAME, StockDoor.class))
                .addServiceConfig(service(RaftSessionService.SERVICE_NAME, StockSessions.class));
        config.getSerializationConfig()
                .addDataSerializableFactory(StockSerialization.FACTORY_ID, new StockSerialization());
    }

    private static ServiceConfig service(String name, Class<?> made) {
        return new ServiceConfig().setEnabled(true).setName(name).setClassName(made.getName());
    }
}
