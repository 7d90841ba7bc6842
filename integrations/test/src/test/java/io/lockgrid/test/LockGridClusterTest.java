package io.lockgrid.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class LockGridClusterTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static LockGridCluster cluster;

    @BeforeAll
    static void start() {
        cluster = LockGridCluster.start(config -> config.withSession(Duration.ofSeconds(2), Duration.ofMillis(300))
                .withCallTimeout(Duration.ofSeconds(2)));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void membersAndClientsShareTheirLocks() throws Exception {
        LockGrid client = cluster.client();
        try (Hold hold = cluster.grid(0).lock("shared/a").acquire()) {
            assertThat(cluster.grid(1).lock("shared/a").tryAcquire()).isEmpty();
            assertThat(client.admin().lock("shared/a").orElseThrow().fence()).isEqualTo(hold.fence());
        }
        client.lock("shared/a").acquire().release();
    }

    @Test
    void aKilledMembersLocksComeFreeAndItCanBeStartedAgain() throws Exception {
        Hold hold = cluster.grid(2).lock("killed/a").acquire();

        cluster.kill(2);

        Hold next = cluster.grid(0).lock("killed/a").tryAcquire(PATIENCE).orElseThrow();
        assertThat(next.fence()).isGreaterThan(hold.fence());
        assertThat(hold.isHeld()).isFalse();
        next.release();
        LockGrid again = cluster.restart(2);
        cluster.awaitHealthy(PATIENCE);
        await().atMost(PATIENCE).until(() -> GridNode.isReady(again));
        again.lock("killed/a").acquire().release();
    }

    @Test
    @Tag("thorough")
    void aMemberThatIsCutOffGrantsNothingUntilItIsHealed() throws Exception {
        Hold hold = cluster.grid(1).lock("cut/a").acquire();

        cluster.cutOff(1);

        assertThatThrownBy(() -> cluster.grid(1).lock("cut/b").acquire()).isInstanceOf(GridUnavailableException.class);
        Hold next = cluster.grid(0).lock("cut/a").tryAcquire(PATIENCE).orElseThrow();
        assertThat(hold.isHeld()).isFalse();
        next.release();

        cluster.heal(1);

        cluster.awaitHealthy(PATIENCE);
        await().atMost(PATIENCE)
                .ignoreException(GridUnavailableException.class)
                .until(() -> cluster.grid(1).lock("cut/a").tryAcquire().isPresent());
    }
}
