package io.lockgrid.shedlock;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridClosedException;
import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.time.Duration;
import java.time.Instant;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.support.LockException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The provider over a grid in one process. */
class LocalLockProviderTest extends LockProviderContract {
    private final LockGrid grid = GridNode.local();

    @Override
    LockGrid grid() {
        return grid;
    }

    @Override
    LockGrid otherGrid() {
        return grid;
    }

    @Override
    int turns() {
        return 100;
    }

    @AfterEach
    void close() {
        grid.close();
    }

    @Test
    void aGridThatCannotBeAskedIsAFailureAndNotALockThatIsHeld() {
        LockGridLockProvider provider = new LockGridLockProvider(grid);
        grid.close();
        assertThatThrownBy(() ->
                        provider.lock(new LockConfiguration(Instant.now(), "task", Duration.ofHours(1), Duration.ZERO)))
                .isInstanceOf(LockException.class)
                .hasCauseInstanceOf(GridClosedException.class);
    }

    @Test
    void aPrefixThatCannotBeginALocksNameIsRefused() {
        assertThatThrownBy(() -> new LockGridLockProvider(grid, "tasks@home/"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
