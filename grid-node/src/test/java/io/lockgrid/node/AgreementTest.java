package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.node.agreement.Protocol;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members that disagree refuse each other, by name; members of two neighbouring versions do not. */
@Tag("thorough")
class AgreementTest {

    private static GridNodeConfig another(Members members) {
        return members.configs
                .get(0)
                .withNodeName("another")
                .withPort(Members.freePorts(1).get(0));
    }

    @Test
    void aNodeWithOtherSeatsOrFoundersOrFirstGroupOrProtocolIsNotLetInAndSaysWhy() throws Exception {
        try (Members members = new Members(3, config -> config)) {
            String master = members.addresses.get(0).substring(0, "127.0.0.1:".length());
            assertThatThrownBy(
                            () -> GridNode.start(another(members).withSeats(5).withFounders(5)))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining("has seats 5 and member " + master)
                    .hasMessageContaining("nothing is left running");
            assertThatThrownBy(() -> GridNode.start(another(members).withFounders(4)))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining("has founders 4 and member " + master);
            assertThatThrownBy(() -> GridNode.start(another(members).withGroups(List.of("reports", "default"))))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining("has first group reports and member " + master);
            assertThatThrownBy(() -> NodeStarter.start(another(members), new Protocol(2, 3)))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining("speaks version 2 to 3 of the grid's protocol")
                    .hasMessageContaining("upgrade one release");
            try (Hold hold = members.grid(0).lock("a").acquire()) {
                assertThat(hold.isHeld()).isTrue();
            }
        }
    }

    @Test
    void aMemberThatWasNotPreparedIsNotLetIn() {
        try (Members members = new Members(3, config -> config)) {
            Config stranger = network(new Config(), members.cluster, members.addresses);
            assertThatThrownBy(() -> Hazelcast.newHazelcastInstance(stranger))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    /** It could run its code in every member. */
    @Test
    void aLiteMemberOfAnotherKindIsNotLetInUnlessClientsMayEverything() {
        try (Members members = new Members(1, config -> config)) {
            Config guest =
                    network(new Config(), members.cluster, members.addresses).setLiteMember(true);
            assertThatThrownBy(() -> Hazelcast.newHazelcastInstance(guest)).isInstanceOf(IllegalStateException.class);
            assertThat(members.engine(0).getCluster().getMembers()).hasSize(1);
        }
        try (Members members = new Members(1, config -> config.withClients(Clients.EVERYTHING))) {
            Config guest =
                    network(new Config(), members.cluster, members.addresses).setLiteMember(true);
            HazelcastInstance let = Hazelcast.newHazelcastInstance(guest);
            try {
                assertThat(let.getCluster().getMembers()).hasSize(2);
            } finally {
                let.getLifecycleService().terminate();
            }
        }
    }

    private static Config network(Config config, String cluster, List<String> members) {
        config.setClusterName(cluster);
        config.setProperty("hazelcast.phone.home.enabled", "false");
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getTcpIpConfig().setEnabled(true).setMembers(members);
        return config;
    }

    @Test
    void attachRefusesToKeepLocksTogetherWithAMemberThatWasNotPrepared() {
        String cluster = "test-" + UUID.randomUUID();
        Config stranger = network(new Config(), cluster, List.of("127.0.0.1"));
        HazelcastInstance first = Hazelcast.newHazelcastInstance(stranger);
        HazelcastInstance second = null;
        try {
            String address = "127.0.0.1:"
                    + first.getCluster().getLocalMember().getAddress().getPort();
            Config prepared = network(GridNode.configure(new Config()), cluster, List.of(address));
            prepared.getCPSubsystemConfig().setCPMemberCount(3);
            second = Hazelcast.newHazelcastInstance(prepared);
            HazelcastInstance member = second;
            assertThatThrownBy(() -> GridNode.attach(member))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining(address + " was not prepared")
                    .hasMessageContaining("GridNode.configure(config)");
        } finally {
            first.getLifecycleService().terminate();
            if (second != null) {
                second.getLifecycleService().terminate();
            }
        }
    }

    @Test
    void theNextVersionThatSpeaksThisOneTooReplacesItMemberByMemberUnderLoad() throws Exception {
        try (Members members = new Members(3, config -> config.withCallTimeout(Duration.ofSeconds(30)))) {
            LockGrid extra =
                    NodeStarter.start(another(members).withCallTimeout(Duration.ofSeconds(30)), new Protocol(1, 2));
            try (extra) {
                extra.lock("a").acquire().release(); // founded
                AtomicBoolean stop = new AtomicBoolean();
                AtomicInteger done = new AtomicInteger();
                CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
                    long last = 0;
                    while (!stop.get()) {
                        try (Hold hold = extra.lock("a").acquire()) {
                            assertThat(hold.fence()).isGreaterThan(last);
                            last = hold.fence();
                            done.incrementAndGet();
                        } catch (InterruptedException e) {
                            throw new IllegalStateException(e);
                        }
                    }
                });
                members.grids.get(2).close();
                try (LockGrid next = NodeStarter.start(members.configs.get(2), new Protocol(1, 2));
                        Hold hold = next.lock("b").acquire()) {
                    assertThat(hold.isHeld()).isTrue();
                }
                stop.set(true);
                load.join();
                assertThat(done.get()).isPositive();
            }
        }
    }
}
