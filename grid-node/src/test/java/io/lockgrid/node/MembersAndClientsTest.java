package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.GridHealth;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.leader.Leadership;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The grid of three members, from members and from clients. */
class MembersAndClientsTest {
    private static Members members;
    private static LockGrid client;
    private static LockGrid secondClient;

    @BeforeAll
    static void start() {
        members = new Members(3, config -> config);
        client = connect("client-1");
        secondClient = connect("client-2");
    }

    private static LockGrid connect(String name) {
        return LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withName(name));
    }

    @AfterAll
    static void stop() {
        client.close();
        secondClient.close();
        members.close();
    }

    @Test
    void aClientStaysWhereOtherCodeEndsAllClientsThatItFinds() throws Exception {
        HazelcastClient.shutdownAll();

        try (LockGrid another = connect("client-3")) {
            client.lock("others/a").acquire().release();
            HazelcastClient.shutdownAll();
            another.lock("others/a").acquire().release();
        }
        // asked for in the background: the grid may have been asked last when it was just founded
        await().atMost(Duration.ofMinutes(1)).until(() -> client.health().status() == GridHealth.Status.HEALTHY);
    }

    @Test
    void aClientThatAsksForALongTimeToLiveGetsTheLongestThatThereIs() throws Exception {
        LockGridClientConfig config = LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withName("long-client")
                .withSession(Duration.ofHours(3), Duration.ofHours(1));

        try (LockGrid another = LockGridClient.connect(config)) {
            another.lock("long/a").acquire();

            assertThat(client.admin().sessions())
                    .filteredOn(session -> session.name().equals("long-client"))
                    .singleElement()
                    .satisfies(session -> {
                        assertThat(session.timeToLive()).isEqualTo(Duration.ofMinutes(5));
                        assertThat(session.heartbeat()).isEqualTo(Duration.ofSeconds(100));
                    });
        }
    }

    @Nested
    class MemberAndMember extends GridContract {
        @Override
        LockGrid grid() {
            return members.grid(0);
        }

        @Override
        LockGrid other() {
            return members.grid(1);
        }
    }

    @Nested
    class ClientAndMember extends GridContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid other() {
            return members.grid(2);
        }
    }

    @Nested
    class ClientAndClient extends GridContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid other() {
            return secondClient;
        }
    }

    @Nested
    class LeadersInMembers extends LeadershipContract {
        @Override
        LockGrid grid() {
            return members.grid(0);
        }

        @Override
        LockGrid other() {
            return members.grid(1);
        }
    }

    @Nested
    class LeadersInAClientAndAMember extends LeadershipContract {
        @Override
        LockGrid grid() {
            return client;
        }

        @Override
        LockGrid other() {
            return members.grid(2);
        }
    }

    @Test
    void aLeaderWhoseClientIsClosedHandsItsRoleOverAndItsCandidacyEnds() throws Exception {
        LockGrid closed = connect("led-client");
        CompletableFuture<Long> first = new CompletableFuture<>();
        CompletableFuture<Long> second = new CompletableFuture<>();
        Leadership leader = Leadership.of(closed, "led/a", term -> {
            first.complete(term.fence());
            term.sleep(Duration.ofHours(1));
        });
        long fence = first.get(60, TimeUnit.SECONDS);
        try (Leadership next = Leadership.of(client, "led/a", term -> {
            second.complete(term.fence());
            term.sleep(Duration.ofHours(1));
        })) {
            closed.close();

            assertThat(leader.isLeader()).isFalse();
            assertThat(second.get(60, TimeUnit.SECONDS)).isGreaterThan(fence);
            assertThat(next.isLeader()).isTrue();
            leader.close();
        }
    }

    @Nested
    class ClosingAMember extends HandOverAtCloseContract {
        @Override
        LockGrid open(Duration drain) {
            // over the engine that is there already: starting one takes seconds, and this is not about it
            HazelcastInstance engine = Hazelcast.getAllHazelcastInstances().stream()
                    .filter(instance -> instance.getConfig().getClusterName().equals(members.cluster))
                    .findFirst()
                    .orElseThrow();
            return GridNode.attach(engine, members.configs.get(0).withDrain(drain));
        }

        @Override
        LockGrid other() {
            return client;
        }
    }

    @Nested
    class ClosingAClient extends HandOverAtCloseContract {
        @Override
        LockGrid open(Duration drain) {
            return LockGridClient.connect(LockGridClientConfig.defaults()
                    .withClusterName(members.cluster)
                    .withMembers(members.addresses)
                    .withName("closed-client")
                    .withSession(Duration.ofSeconds(2), Duration.ofMillis(300))
                    .withDrain(drain));
        }

        @Override
        LockGrid other() {
            return secondClient;
        }

        @Test
        void theSessionIsKeptAliveWhileItDrains() throws Exception {
            LockGrid grid = open(LONG);
            Hold hold = elsewhere(() -> grid.lock(name).acquire());
            Future<?> closing = closeElsewhere(grid);

            // for longer than its time to live
            assertThatThrownBy(() -> hold.lost().toCompletableFuture().get(3, TimeUnit.SECONDS))
                    .isInstanceOf(TimeoutException.class);

            assertThat(hold.isHeld()).isTrue();
            assertThat(other().lock(name).tryAcquire()).isEmpty();
            hold.release();
            closing.get(20, TimeUnit.SECONDS);
        }
    }

    @Nested
    class ListenersOfAMember extends ListenerContract {
        @Override
        LockGrid grid() {
            return members.grid(1);
        }
    }

    @Nested
    class ListenersOfAClient extends ListenerContract {
        @Override
        LockGrid grid() {
            return client;
        }
    }

    @Nested
    class ThreadLocksOfAMember extends ThreadLockContract {
        @Override
        LockGrid grid() {
            return members.grid(1);
        }
    }

    @Nested
    class ThreadLocksOfAClient extends ThreadLockContract {
        @Override
        LockGrid grid() {
            return client;
        }
    }
}
