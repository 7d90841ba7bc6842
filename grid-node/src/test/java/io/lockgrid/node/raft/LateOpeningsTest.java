package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Copies of what opened a session reach the grid when that session is over. */
class LateOpeningsTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ScriptedTransport.Hub hub = new ScriptedTransport.Hub();
    private final ScriptedTransport way = hub.connect();
    private final LockGrid grid = way.open();
    private final LockGrid operator = hub.connect().open();

    @AfterEach
    void close() {
        way.silent(false);
        grid.close();
        operator.close();
        hub.close();
    }

    @Test
    void nothingIsHeldByASessionThatWasClosed() throws Exception {
        grid.lock("x").acquire();
        grid.close();

        way.repeatOpenings();

        assertThat(operator.admin().sessions())
                .allMatch(session -> session.holds().isEmpty());
        assertThat(operator.lock("x").tryAcquire()).isPresent();
    }

    @Test
    void aHolderWhoseSessionAnOperatorEndedIsTold() throws Exception {
        Hold hold = grid.lock("x").acquire();
        String session = operator.lock("x").inspect().orElseThrow().holder().session();
        way.silent(true); // it does not hear of the end
        operator.admin().closeSession(session, "ann", "gone wild");
        Hold next = operator.lock("x").acquire();

        way.repeatOpenings();
        way.silent(false);

        await().atMost(SOON).until(() -> !hold.isHeld());
        assertThat(hold.lost().toCompletableFuture().join().reason()).isEqualTo(LockLoss.Reason.SESSION_EXPIRED);
        assertThat(next.isHeld()).isTrue();
        assertThat(operator.lock("x").inspect().orElseThrow().fence()).isEqualTo(next.fence());
    }

    @Test
    void aProcessThatKnowsNoFenceYetGetsLocksAllTheSame() throws Exception {
        for (int i = 0; i < 5; i++) {
            ScriptedTransport another = hub.connect();
            try (LockGrid fresh = another.open()) {
                Hold hold = fresh.lock("x").acquire();
                assertThat(hold.isHeld()).isTrue();
                hold.release();
            }
        }
    }
}
