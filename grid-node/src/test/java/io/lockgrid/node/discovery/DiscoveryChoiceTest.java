package io.lockgrid.node.discovery;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.JoinConfig;
import io.lockgrid.node.GridNodeConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code auto} chooses, with its example. */
class DiscoveryChoiceTest {
    private static final Path AUTO = Path.of("..", "config", "discovery", "auto.yaml");

    private static JoinConfig choice(Map<String, String> environment) {
        JoinConfig join = new JoinConfig();
        Discovery.choose(join, GridNodeConfig.load(AUTO).discovery(), environment);
        return join;
    }

    @Test
    void autoIsKubernetesInAPodAndNothingElse() {
        JoinConfig join = choice(Map.of("KUBERNETES_SERVICE_HOST", "10.0.0.1"));
        assertThat(join.getKubernetesConfig().isEnabled()).isTrue();
        assertThat(join.getKubernetesConfig().getProperty("service-dns"))
                .isEqualTo("orders-grid.default.svc.cluster.local");
        assertThat(join.getMulticastConfig().isEnabled()).isFalse();
        assertThat(join.getTcpIpConfig().isEnabled()).isFalse();
    }

    @Test
    void autoIsMulticastElsewhere() {
        JoinConfig join = choice(Map.of("KUBERNETES_PORT", "443"));
        assertThat(join.getMulticastConfig().isEnabled()).isTrue();
        assertThat(join.getKubernetesConfig().isEnabled()).isFalse();
    }
}
