package io.lockgrid.node.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.test.Accessors;
import com.hazelcast.test.TestHazelcastInstanceFactory;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A seat that is given after who asked for it has stopped waiting. */
class LateSeatTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private final TestHazelcastInstanceFactory factory = new TestHazelcastInstanceFactory(4);
    private final NodeEngineImpl engine = fourth();
    private final Tenure tenure =
            new Tenure(engine, impatient(), 5, new KeeperRules(5, Duration.ofMinutes(1), null), new KeeperTally());

    /** Who waits for no time hears nothing, however fast the answer is. */
    private static Surroundings impatient() {
        return new Surroundings() {
            @Override
            public <T> T await(CompletableFuture<T> answer, Duration patience)
                    throws InterruptedException, ExecutionException, TimeoutException {
                if (patience.isZero()) {
                    throw new TimeoutException();
                }
                return Surroundings.super.await(answer, patience);
            }
        };
    }

    /** Three members have the seats, and this one has none. */
    private NodeEngineImpl fourth() {
        List<HazelcastInstance> members = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Config config = GridNode.configure(new Config(), GridNodeConfig.defaults());
            config.getCPSubsystemConfig()
                    .setCPMemberCount(3)
                    .getRaftAlgorithmConfig()
                    .setLeaderElectionTimeoutInMillis(500)
                    .setLeaderHeartbeatPeriodInMillis(500);
            members.add(factory.newHazelcastInstance(config));
        }
        return Accessors.getNodeEngineImpl(members.get(3));
    }

    @AfterEach
    void stop() {
        factory.terminateAll();
    }

    private @Nullable List<Seat> seats() throws InterruptedException {
        return tenure.seats.list(Duration.ofSeconds(2));
    }

    @Test
    void aMemberThatLeavesWhileItMayGetASeatLeavesNoneBehind() throws Exception {
        await().atMost(SOON).until(() -> {
            List<Seat> listed = seats();
            return listed != null && listed.stream().allMatch(tenure.sight(listed)::votes);
        });
        List<Seat> before = seats();
        assertThat(before).hasSize(3);

        assertThatThrownBy(() -> tenure.seats.take(before, Duration.ZERO)).isInstanceOf(TimeoutException.class);
        new Departure(tenure.seats, Surroundings.JVM, tenure::sight).leave(SOON);

        assertThat(tenure.seats.isTaking()).isFalse();
        assertThat(seats()).isEqualTo(before);
    }
}
