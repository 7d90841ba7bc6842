package io.lockgrid.internal.client;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.ClientConnectionStrategyConfig.ReconnectMode;
import com.hazelcast.client.config.ConnectionRetryConfig;
import com.hazelcast.client.properties.ClientProperty;
import com.hazelcast.config.CredentialsFactoryConfig;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.spi.properties.ClusterProperty;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.engine.ForeignProperties;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.tls.ClientLink;
import java.util.Map;

/** How a light client uses Hazelcast's: few threads, quick to notice a silent member, and it never gives up. Stateless. */
final class ClientEngineConfig {
    /** What the engine takes for properties that it has no default of. */
    private static final Map<String, String> SILENT = Map.of(
            ClientProperty.METRICS_ENABLED.getName(), "false",
            ClientProperty.METRICS_JMX_ENABLED.getName(), "false",
            ClientProperty.METRICS_DEBUG.getName(), "false");

    private ClientEngineConfig() {}

    static ClientConfig of(LockGridClientConfig config, Introduction introduction, Surroundings surroundings) {
        ClientConfig engine = new ClientConfig();
        engine.setClusterName(config.clusterName());
        engine.setInstanceName(null);
        engine.addLabel(config.name());
        engine.getNetworkConfig().setConnectionTimeout(2_000);
        engine.getNetworkConfig().getAutoDetectionConfig().setEnabled(false); // MemberAddresses says where members are
        engine.getConnectionStrategyConfig()
                .setAsyncStart(true)
                .setReconnectMode(ReconnectMode.ASYNC)
                .setConnectionRetryConfig(new ConnectionRetryConfig()
                        .setInitialBackoffMillis(100)
                        .setMaxBackoffMillis(1_000)
                        .setMultiplier(1.5)
                        .setJitter(0.2)
                        .setClusterConnectTimeoutMillis(-1));
        engine.getMetricsConfig().setEnabled(false);
        engine.setProperty("hazelcast.client.statistics.enabled", "false");
        engine.setProperty("hazelcast.client.heartbeat.interval", "1000");
        engine.setProperty("hazelcast.client.heartbeat.timeout", "5000");
        engine.setProperty("hazelcast.client.invocation.timeout.seconds", "8");
        // Answers are handled on the network's thread: it only wakes who waits.
        engine.setProperty("hazelcast.client.response.thread.count", "0");
        engine.setProperty("hazelcast.client.io.input.thread.count", "1");
        engine.setProperty("hazelcast.client.io.output.thread.count", "1");
        engine.setProperty("hazelcast.client.event.thread.count", "1");
        // Who has a message writes it to the socket; to wake a thread for that costs more than the write.
        engine.setProperty("hazelcast.client.concurrent.window.ms", "0");
        engine.getTpcConfig().setEnabled(false); // its default is a system property
        engine.getSecurityConfig()
                .setCredentialsFactoryConfig(new CredentialsFactoryConfig().setImplementation(introduction));
        engine.addListenerConfig(new ListenerConfig(introduction));
        config.tls().ifPresent(tls -> {
            engine.setClassLoader(ClientLink.class.getClassLoader()); // which has the service
            engine.getUserContext().put(ClientLink.TLS, tls);
            engine.getUserContext().put(ClientLink.SURROUNDINGS, surroundings);
            // Where the service is not found, the engine's own refuses to start; it is never plain.
            engine.getNetworkConfig().setSSLConfig(new SSLConfig().setEnabled(true));
        });
        ForeignProperties.keepAway(engine.getProperties(), SILENT, ClusterProperty.class, ClientProperty.class);
        return engine;
    }
}
