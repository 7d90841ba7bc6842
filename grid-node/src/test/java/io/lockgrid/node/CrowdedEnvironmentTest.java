package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members as real processes in pods of a namespace full of services, from an image that sets variables of its own. */
@Tag("process")
@Tag("thorough")
class CrowdedEnvironmentTest {
    private static final List<String> SERVICES =
            List.of("lockgrid", "lockgrid-console", "lockgrid-discovery", "lockgrid-client-members", "lockgrid-seats");

    private static Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "LOCKGRID_VERSION", "1.4.2",
                "LOCKGRID_HOME", "/opt/lockgrid",
                "LOCKGRID_OPTS", "-Xmx1g",
                "LOCKGRID_LOG_LEVEL", "info",
                "LOCKGRID_SEATS", "3",
                "LOCKGRID_SESSION_TIME_TO_LIVE", "20s",
                "LOCKGRID_CLIENT_NAME", "nobody"));
        for (String service : SERVICES) {
            String prefix = service.toUpperCase(Locale.ROOT).replace('-', '_');
            environment.putAll(Map.of(
                    prefix + "_SERVICE_HOST", "10.96.0.17",
                    prefix + "_SERVICE_PORT", "5777",
                    prefix + "_SERVICE_PORT_MEMBER", "5777",
                    prefix + "_PORT", "tcp://10.96.0.17:5777",
                    prefix + "_PORT_5777_TCP", "tcp://10.96.0.17:5777",
                    prefix + "_PORT_5777_TCP_PROTO", "tcp",
                    prefix + "_PORT_5777_TCP_PORT", "5777",
                    prefix + "_PORT_5777_TCP_ADDR", "10.96.0.17"));
        }
        return environment;
    }

    @Test
    void aGridStartsAndLocksAndItsLogNamesWhatIsNoSetting() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        List<String> addresses = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        String cluster = "crowded-" + UUID.randomUUID();
        List<NodeProcess> nodes = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                nodes.add(NodeProcess.start(
                        environment(), List.of("-Xmx256m"), cluster, "node-" + i, ports.get(i), addresses));
            }
            for (NodeProcess node : nodes) {
                assertThat(node.hear()).isEqualTo("started");
            }

            assertThat(nodes.get(0).ask("acquire orders/1")).startsWith("granted ");
            nodes.get(0)
                    .awaitLog("Environment variables that are no settings and have no effect:"
                            + " LOCKGRID_DISCOVERY_SERVICE_PORT (of a Kubernetes service), LOCKGRID_HOME,"
                            + " LOCKGRID_LOG_LEVEL, LOCKGRID_OPTS, LOCKGRID_VERSION");
        } finally {
            nodes.forEach(NodeProcess::close);
        }
    }
}
