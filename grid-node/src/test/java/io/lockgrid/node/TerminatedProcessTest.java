package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A member as a real process that is ended by a signal while work goes on in it. */
@Tag("process")
@Tag("thorough")
class TerminatedProcessTest {
    private final String cluster = "terminated-" + UUID.randomUUID();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private LockGrid client;

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        List<String> addresses = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        for (int i = 0; i < 3; i++) {
            nodes.add(NodeProcess.start(cluster, "node-" + i, ports.get(i), addresses, "drain=2s"));
        }
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(addresses)
                .withCallTimeout(Duration.ofSeconds(30)));
    }

    @AfterEach
    void stop() {
        nodes.forEach(NodeProcess::close);
        client.close();
    }

    @Test
    void workThatEndsInTimeReleasesAsEverAndWorkThatGoesOnIsTold() throws Exception {
        NodeProcess node = nodes.get(2);
        long ends = node.fence(node.ask("work ends until-asked"));
        long goesOn = node.fence(node.ask("work goes-on on-and-on"));
        CompletableFuture<Hold> afterEnds = client.lock("ends").acquireAsync();
        CompletableFuture<Hold> afterGoesOn = client.lock("goes-on").acquireAsync();

        node.terminate();

        assertThat(node.hear()).isEqualTo("released ends");
        Hold next = afterEnds.get(30, TimeUnit.SECONDS);
        assertThat(next.fence()).isGreaterThan(ends);
        assertThat(node.hear()).isEqualTo("lost goes-on CLOSED");
        Hold last = afterGoesOn.get(30, TimeUnit.SECONDS);
        assertThat(last.fence()).isGreaterThan(goesOn);
        node.awaitEnd();
        next.release();
        last.release();
    }
}
