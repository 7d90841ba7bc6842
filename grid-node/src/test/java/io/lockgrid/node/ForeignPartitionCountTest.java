package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.LockGrid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members compare their partition counts; what the process says is for another Hazelcast. */
class ForeignPartitionCountTest {
    private static final String COUNT = "hazelcast.partition.count";

    private final String cluster = "partitions-" + UUID.randomUUID();
    private final List<Integer> ports = Members.freePorts(3);
    private final List<LockGrid> grids = new ArrayList<>();

    @AfterEach
    void stop() {
        System.clearProperty(COUNT);
        Members.closeTogether(grids);
    }

    @Test
    void membersMeetWhereOnlySomeProcessesSetItForAnotherHazelcast() {
        start(ports.get(0));
        System.setProperty(COUNT, "7");
        start(ports.get(1));
        System.clearProperty(COUNT);
        start(ports.get(2));

        await().untilAsserted(() -> assertThat(members())
                .hasSize(3)
                .allSatisfy(
                        member -> assertThat(member.getCluster().getMembers()).hasSize(3)));
    }

    @Test
    void whatTheirFilesSayHolds(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(
                folder.resolve("hazelcast.yaml"), "hazelcast: { properties: { " + COUNT + ": 17 } }\n");
        start(config(ports.get(0)).withHazelcast(file));
        System.setProperty(COUNT, "7");
        start(config(ports.get(1)).withHazelcast(file));

        await().untilAsserted(() -> assertThat(members()).hasSize(2).allSatisfy(member -> {
            assertThat(member.getCluster().getMembers()).hasSize(2);
            assertThat(member.getPartitionService().getPartitions()).hasSize(17);
        }));
    }

    private List<HazelcastInstance> members() {
        return Hazelcast.getAllHazelcastInstances().stream()
                .filter(member -> member.getConfig().getClusterName().equals(cluster))
                .toList();
    }

    private void start(int port) {
        start(config(port));
    }

    private void start(GridNodeConfig config) {
        grids.add(GridNode.start(config));
    }

    private GridNodeConfig config(int port) {
        return GridNodeConfig.defaults()
                .withClusterName(cluster)
                .withPort(port)
                .withStopTimeout(Duration.ofSeconds(1))
                .withMembers(ports.stream().map(each -> "127.0.0.1:" + each).toList());
    }
}
