package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.local.LocalGrid;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The grid in one process. */
class LocalGridTest {

    @Nested
    class Locks extends GridContract {
        private final LockGrid grid = GridNode.local();

        @Override
        LockGrid grid() {
            return grid;
        }

        @Override
        LockGrid other() {
            return grid;
        }

        @AfterEach
        void close() {
            grid.close();
        }
    }

    @Nested
    class Leading extends LeadershipContract {
        private final LockGrid grid = GridNode.local();

        @Override
        LockGrid grid() {
            return grid;
        }

        @Override
        LockGrid other() {
            return grid;
        }

        @Override
        void closeGrids() {
            grid.close();
        }
    }

    @Nested
    class Listeners extends ListenerContract {
        private final LockGrid grid = GridNode.local();

        @Override
        LockGrid grid() {
            return grid;
        }

        @AfterEach
        void close() {
            grid.close();
        }
    }

    @Nested
    class History extends HistoryContract {
        private final LockGrid grid = GridNode.local();

        @Override
        LockGrid grid() {
            return grid;
        }

        @AfterEach
        void close() {
            grid.close();
        }
    }

    @Nested
    class AskedHolders extends AskToReleaseContract {
        private final LockGrid grid = GridNode.local();

        @Override
        LockGrid grid() {
            return grid;
        }

        @Override
        LockGrid operator() {
            return grid;
        }

        @AfterEach
        void close() {
            grid.close();
        }
    }

    @Test
    void aNodeOfModeLocalKeepsItsLocksForItselfAndListensNowhere() throws Exception {
        GridNodeConfig config = GridNodeConfig.of(Map.of("mode", "local", "groups", "orders,reports"));

        try (LockGrid grid = GridNode.start(config);
                LockGrid other = GridNode.start(config);
                Hold hold = grid.lock("a@reports").acquire()) {
            assertThat(GridNode.isReady(grid)).isTrue();
            assertThat(GridNode.address(grid)).isEmpty();
            assertThat(grid.lock("a@reports").tryAcquire()).isEmpty();
            assertThat(other.lock("a@reports").tryAcquire()).isPresent();
            assertThat(hold.fence()).isPositive();
        }
    }

    @Test
    void aGridInOneProcessRefusesActsOnMembers() {
        try (LockGrid grid = GridNode.local()) {
            assertThat(grid.admin().promote("local", "eve", "why").words()).contains("has no members to act on");
            assertThat(grid.admin().restartTable("eve", "why").done()).isFalse();
        }
    }

    @Nested
    class Closing extends CloseContract {
        @Override
        LockGrid open(Duration drain) {
            return LocalGrid.open(GridNodeConfig.defaults().withDrain(drain), Surroundings.JVM);
        }
    }

    @Test
    void aGridInOneProcessWaitsForNobodyWhenItIsClosed() throws Exception {
        LockGrid grid = GridNode.local();
        CompletableFuture<Hold> held = grid.lock("orders/1").acquireAsync();
        Hold hold = held.get(10, TimeUnit.SECONDS);
        hold.onReleaseRequested(
                asked -> assertThat(asked.reason()).isEqualTo("this instance is closing: what it holds is taken away"));

        grid.close();

        assertThat(hold.lost().toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo(LockLoss.closed());
    }

    @Nested
    class ThreadLocks extends ThreadLockContract {
        private final LockGrid grid = GridNode.local();

        @Override
        LockGrid grid() {
            return grid;
        }

        @AfterEach
        void close() {
            grid.close();
        }
    }
}
