package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.MemberInfo;
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

/** Members as real processes, and {@code kill -9}. */
@Tag("process")
class KilledProcessesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration TIME_TO_LIVE = Duration.ofSeconds(15);

    private final String cluster = "killed-" + UUID.randomUUID();
    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();
    private LockGrid client;

    @BeforeEach
    void start() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        ports.forEach(port -> addresses.add("127.0.0.1:" + port));
        for (int i = 0; i < 3; i++) {
            nodes.add(NodeProcess.start(cluster, "node-" + i, ports.get(i), addresses));
        }
        for (NodeProcess node : nodes) {
            assertThat(node.hear()).isEqualTo("started");
        }
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(cluster)
                .withMembers(addresses)
                .withCallTimeout(PATIENCE));
    }

    @AfterEach
    void stop() {
        nodes.forEach(NodeProcess::close);
        client.close();
    }

    @Test
    @Tag("thorough")
    void aDeadHoldersLockComesFreeAfterTheTimeToLive() throws Exception {
        Promised.assertWithin(TIME_TO_LIVE.plusSeconds(2), () -> {
            awaitAllAlive();
            NodeProcess holder = followerOf(leader());
            long asked = System.nanoTime();
            long fence = holder.fence(holder.ask("acquire orders/1")); // a sign of life, and the last one
            long killed = System.nanoTime();
            holder.kill();

            Hold next = client.lock("orders/1").tryAcquire(PATIENCE).orElseThrow();

            Duration took = Promised.since(killed);
            assertThat(next.fence()).isGreaterThan(fence);
            assertThat(Promised.since(asked)).as("never early").isGreaterThan(TIME_TO_LIVE);
            next.release();
            return took;
        });
    }

    @Test
    void locksGoOnWhenTheLeaderIsKilled() throws Exception {
        GridLock lock = client.lock("orders/2");
        Hold before = lock.acquire();
        Promised.assertWithin(Duration.ofSeconds(5), () -> {
            awaitAllAlive();
            leader().kill();
            long killed = System.nanoTime();

            Hold after = client.lock("orders/3").tryAcquire(PATIENCE).orElseThrow();

            Duration took = Promised.since(killed);
            assertThat(after.isHeld()).isTrue();
            assertThat(before.isHeld()).isTrue();
            after.release();
            return took;
        });
        before.release();
        assertThat(lock.tryAcquire(PATIENCE).orElseThrow().fence()).isGreaterThan(before.fence());
    }

    @Test
    @Tag("thorough")
    void afterAllMembersRestartedHoldsAreReportedLostAndTheSameHandleWorks() throws Exception {
        GridLock lock = client.lock("orders/4");
        Hold before = lock.acquire();
        for (NodeProcess node : nodes) {
            node.kill();
        }
        List<NodeProcess> dead = List.copyOf(nodes);
        nodes.clear();
        for (NodeProcess node : dead) {
            nodes.add(NodeProcess.start(cluster, node.name, node.port, addresses));
        }

        Hold after = lock.acquire();

        assertThat(after.fence()).isGreaterThan(before.fence());
        assertThat(before.isHeld()).isFalse();
        LockLoss loss = before.lost().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        assertThat(loss.reason()).isIn(LockLoss.Reason.GRID_RESTARTED, LockLoss.Reason.SESSION_EXPIRED);
        assertThatThrownBy(before::release).isInstanceOf(LockLostException.class);
        after.release();
    }

    @Test
    @Tag("thorough")
    void aClientWhoseMembersStoppedAnsweringIsToldInTimeAndLeavesNothingBehind() throws Exception {
        client.lock("orders/6").acquire().release();
        Hold held = client.lock("orders/7").acquire();
        for (NodeProcess node : nodes) {
            node.pause();
        }
        Promised.assertWithin(Duration.ofSeconds(2), () -> {
            long begin = System.nanoTime();
            assertThatThrownBy(() -> client.lock("orders/6").tryAcquire(Duration.ofSeconds(1)))
                    .isInstanceOf(GridUnavailableException.class);
            return Promised.since(begin);
        });
        CompletableFuture<Void> release = CompletableFuture.runAsync(held::release);
        for (NodeProcess node : nodes) {
            node.resume();
        }

        release.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        await().atMost(PATIENCE).until(() -> client.lock("orders/6").inspect().isEmpty());
        assertThat(client.lock("orders/7").inspect()).isEmpty();
    }

    @Test
    @Tag("thorough")
    void theFirstLockAfterAColdStartIsGranted() throws Exception {
        Hold hold = client.lock("orders/5").acquire();
        assertThat(hold.fence()).isPositive();
        hold.release();
        await().atMost(PATIENCE).until(() -> client.lock("orders/5").inspect().isEmpty());
    }

    /** Starts what an attempt before has killed, and waits until all have their seats. */
    private void awaitAllAlive() throws InterruptedException {
        for (NodeProcess dead : nodes.stream().filter(node -> !node.isAlive()).toList()) {
            NodeProcess fresh = NodeProcess.start(cluster, dead.name, dead.port, addresses);
            nodes.set(nodes.indexOf(dead), fresh);
            assertThat(fresh.hear()).isEqualTo("started");
        }
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> client.admin().groups().groups().get(0).seatsMissing() == 0);
    }

    private NodeProcess leader() {
        GroupsInfo groups = client.admin().groups();
        String leader = groups.groups().get(0).leader();
        MemberInfo member = groups.members().stream()
                .filter(each -> each.id().equals(leader))
                .findFirst()
                .orElseThrow();
        return nodes.stream()
                .filter(node -> node.name.equals(member.name()))
                .findFirst()
                .orElseThrow();
    }

    private NodeProcess followerOf(NodeProcess leader) {
        return nodes.stream().filter(node -> node != leader).findFirst().orElseThrow();
    }
}
