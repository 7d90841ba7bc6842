package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherDoorsTest {
    @TempDir
    Path folder;

    private static void assertRefused(String what, Consumer<Config> change) {
        Config config = new Config();
        change.accept(config);
        assertThatThrownBy(() -> GuardedExtension.check(config))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("enables " + what + ", which opens a door");
    }

    @Test
    void eachDoorAtWhichNobodyStandsIsRefusedByName() {
        assertRefused("tpc", config -> config.getTpcConfig().setEnabled(true));
        assertRefused(
                "the property hazelcast.internal.tpc.enabled",
                config -> config.setProperty("hazelcast.internal.tpc.enabled", "true"));
        assertRefused(
                "advanced-network", config -> config.getAdvancedNetworkConfig().setEnabled(true));
        assertRefused(
                "network.rest-api",
                config -> config.getNetworkConfig().getRestApiConfig().setEnabled(true));
        assertRefused(
                "network.memcache-protocol",
                config -> config.getNetworkConfig().getMemcacheProtocolConfig().setEnabled(true));
        assertThatCode(() -> GuardedExtension.check(new Config())).doesNotThrowAnyException();
    }

    @Test
    void aNodeWhoseHazelcastFileOpensOneDoesNotStart() throws IOException {
        Path file = Files.writeString(
                folder.resolve("hazelcast.yaml"), "hazelcast: { network: { rest-api: { enabled: true } } }");

        assertThatThrownBy(() ->
                        GridNode.start(GridNodeConfig.defaults().withPort(0).withHazelcast(file)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hazelcast.yaml, line 1: network.rest-api");
    }
}
