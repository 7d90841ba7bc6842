package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.test.Accessors;
import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.MemberInfo;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A grid is founded only where more than half of the founders meet. */
@Tag("thorough")
class BirthTest {

    @Test
    void threeOfSixFoundersWaitAndSayWhatForUntilAFourthComes() throws Exception {
        try (Members half = new Members(3, config -> config.withFounders(6).withCallTimeout(Duration.ofSeconds(10)))) {
            GridHealth health = half.grid(0).health();
            assertThat(health.status()).isEqualTo(GridHealth.Status.UNAVAILABLE);
            assertThat(health.reasons())
                    .anySatisfy(reason ->
                            assertThat(reason).contains("not founded yet").contains("4"));

            GridNodeConfig fourth = half.configs
                    .get(0)
                    .withNodeName("node-3")
                    .withPort(Members.freePorts(1).get(0));
            try (LockGrid grid = GridNode.start(fourth)) {
                await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
                    try (Hold hold = grid.lock("a").acquire()) {
                        return hold.isHeld();
                    }
                });
                assertThat(half.grid(0).lock("a").tryAcquire()).isPresent();
            }
        }
    }

    @Test
    void onlyNamedFoundersFoundAGridAndOthersJoinIt() throws Exception {
        List<Integer> ports = Members.freePorts(3);
        List<String> named = ports.stream().map(port -> "localhost:" + port).toList();
        try (Members strangers = new Members(3, config -> config.withFounders(new Founders.Named(named)))) {
            assertThat(strangers.grid(0).health().status()).isEqualTo(GridHealth.Status.UNAVAILABLE);
            List<CompletableFuture<LockGrid>> starts = ports.stream()
                    .map(port -> strangers
                            .configs
                            .get(0)
                            .withNodeName("founder-" + port)
                            .withPort(port))
                    .map(config -> CompletableFuture.supplyAsync(() -> GridNode.start(config)))
                    .toList();
            List<LockGrid> founders =
                    starts.stream().map(CompletableFuture::join).toList();
            await().atMost(Duration.ofSeconds(60))
                    .ignoreExceptions()
                    .until(() -> strangers.grid(0).lock("a").tryAcquire().isPresent());
            assertThat(founders.get(0).admin().groups().members().stream()
                            .filter(MemberInfo::seat)
                            .map(MemberInfo::address))
                    .containsExactlyInAnyOrderElementsOf(
                            ports.stream().map(port -> "127.0.0.1:" + port).toList());
            Members.closeTogether(founders);
        }
    }

    @Test
    void twoThatBeganApartMeetAlthoughTheOneThatShallJoinHasTheOtherInNoList() {
        // Of two clusters of one size the engine has the one with the greater address join.
        List<Integer> ports = Members.freePorts(2).stream().sorted().toList();
        List<String> addresses = ports.stream().map(port -> "127.0.0.1:" + port).toList();
        GridNodeConfig knowing = GridNodeConfig.defaults()
                .withClusterName("apart-" + UUID.randomUUID())
                .withPort(ports.get(0))
                .withMembers(addresses);
        try (LockGrid first = GridNode.start(knowing.withNodeName("knowing"));
                LockGrid second = GridNode.start(
                        knowing.withNodeName("joining").withPort(ports.get(1)).withMembers(addresses.get(1)))) {
            for (LockGrid grid : List.of(first, second)) {
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(grid.health().reasons())
                                .anySatisfy(reason -> assertThat(reason).contains("waits for 3", "sees 2")));
            }
        }
    }

    /** What a founding leaves behind that was disturbed: members that believe that there is a grid, and no seat. */
    private static void believeThatAGridIsFounded(String cluster) {
        for (HazelcastInstance instance : Hazelcast.getAllHazelcastInstances()) {
            if (instance.getConfig().getClusterName().equals(cluster)) {
                RaftService raft = Accessors.getNodeEngineImpl(instance).getService(RaftService.SERVICE_NAME);
                raft.getMetadataGroupManager().disableDiscovery();
            }
        }
    }

    @Test
    void aFoundingThatWasDisturbedAndCanNeverEndBeginsAnew() throws Exception {
        try (Members two = new Members(2, config -> config)) {
            believeThatAGridIsFounded(two.cluster);
            GridNodeConfig third = two.configs
                    .get(0)
                    .withNodeName("node-2")
                    .withPort(Members.freePorts(1).get(0));
            try (LockGrid grid = GridNode.start(third)) {
                await().atMost(Duration.ofMinutes(3))
                        .ignoreExceptions()
                        .until(() ->
                                grid.lock("a").tryAcquire(Duration.ofSeconds(1)).isPresent());
                assertThat(two.grid(0).lock("a").tryAcquire()).isEmpty();
            }
        }
    }
}
