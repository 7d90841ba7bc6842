package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import io.lockgrid.GridHealth;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Code of the same process that does to Hazelcast what LockGrid did not ask for. */
class OtherCodeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Of an application's own Hazelcast file. */
    public static final class Failing implements LifecycleListener {
        @Override
        public void stateChanged(LifecycleEvent event) {
            if (event.getState() == LifecycleEvent.LifecycleState.STARTED) {
                throw new NoClassDefFoundError("com/example/Missing");
            }
        }
    }

    @Test
    void anErrorWhileAMemberStartsLeavesNothingRunning(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("hazelcast.yaml"), "hazelcast:\n  listeners:\n    - " + Failing.class.getName() + "\n");
        int port = Members.freePorts(1).get(0);
        GridNodeConfig config = GridNodeConfig.defaults()
                .withClusterName("failing-" + UUID.randomUUID())
                .withPort(port)
                .withHazelcast(file);

        assertThatThrownBy(() -> GridNode.start(config)).isInstanceOf(NoClassDefFoundError.class);

        try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(free.isBound()).isTrue();
        }
    }

    @Test
    @Tag("thorough")
    void membersThatOtherCodeEndsStartAnewByThemselves() throws Exception {
        try (Members members = new Members(3, config -> config.withStopTimeout(Duration.ofSeconds(1)))) {
            Hold hold = members.grid(0).lock("others/a").acquire();

            Hazelcast.shutdownAll();

            await().atMost(PATIENCE)
                    .ignoreException(GridUnavailableException.class)
                    .until(() -> members.grid(1).lock("others/b").tryAcquire().isPresent());
            await().atMost(PATIENCE)
                    .until(() -> members.grids.stream()
                            .allMatch(grid -> grid.health().status() == GridHealth.Status.HEALTHY));
            assertThat(hold.isHeld()).isFalse();
        }
    }

    @Test
    void aGridOverAMemberThatOtherCodeEndsSaysSoAndIsClosedAsEver() {
        Config config = GridNode.configure(new Config().setClusterName("guest-" + UUID.randomUUID()));
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().setPort(Members.freePorts(1).get(0));
        config.getCPSubsystemConfig().setCPMemberCount(3);
        HazelcastInstance member = Hazelcast.newHazelcastInstance(config);
        LockGrid grid = GridNode.attach(member, GridNodeConfig.defaults().withCallTimeout(Duration.ofSeconds(1)));

        Hazelcast.shutdownAll();

        assertThat(grid.health().status()).isEqualTo(GridHealth.Status.UNAVAILABLE);
        assertThat(grid.health().reasons()).singleElement().asString().contains("has stopped", "start it again");
        assertThatThrownBy(() -> grid.lock("others/c").acquire())
                .isInstanceOf(GridUnavailableException.class)
                .hasMessageContaining("has stopped");
        grid.close();
    }
}
