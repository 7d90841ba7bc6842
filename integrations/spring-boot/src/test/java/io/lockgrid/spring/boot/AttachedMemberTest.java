package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.hazelcast.autoconfigure.HazelcastAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** {@code lockgrid.mode=attach}. */
@Tag("thorough")
class AttachedMemberTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(HazelcastAutoConfiguration.class, LockGridAutoConfiguration.class))
            .withPropertyValues("lockgrid.mode=attach", "lockgrid.stop-timeout=1s", "lockgrid.drain=0s");

    private static Config config() {
        Config config = new Config().setClusterName("attached");
        config.getNetworkConfig().setPort(0).getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getCPSubsystemConfig().setCPMemberCount(3);
        return config;
    }

    @Test
    void theApplicationsHazelcastMemberIsPreparedAndAttachedTo() {
        runner.withBean(Config.class, AttachedMemberTest::config).run(context -> {
            assertThat(context).hasNotFailed();
            HazelcastInstance member = context.getBean(HazelcastInstance.class);
            LockGrid grid = context.getBean(LockGrid.class);
            assertThat(GridNode.address(grid)).isPresent();
            grid.close();
            assertThat(member.getLifecycleService().isRunning()).isTrue();
        });
    }
}
