package io.lockgrid.test;

import io.lockgrid.GridHealth;
import io.lockgrid.GridListener;
import io.lockgrid.GridLock;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.node.GridNode;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A grid in this process whose holds a test can take away at once and for any reason, to see what the application does that
 * holds them: {@code holder.grid()} for the application, {@code holder.lose("orders/42", LockLoss.sessionExpired())} for the
 * test. All else is as in {@link GridNode#local()}. Closing it closes that grid. Thread-safe.
 */
public final class FakeHolder implements AutoCloseable {
    private final LockGrid local = GridNode.local();
    private final LockGrid grid = new Losable();
    private final List<LosableHold> holds = new CopyOnWriteArrayList<>();

    /** The grid for the application: each call answers the same. */
    public LockGrid grid() {
        return grid;
    }

    /**
     * Takes a lock away from whoever has it by a {@code Hold} of {@link #grid()}. When this returns {@code isHeld()} is
     * false, {@code lost()} has completed, and the thread that wanted it is interrupted; a later release throws {@code
     * LockLostException}. Only then another may have the lock. A lock of {@code asLock()} is taken away by {@code
     * grid().admin().forceRelease} alone.
     *
     * @param lock its name, as {@code Hold.lockName()} has it
     * @throws IllegalStateException if nobody has it so; nothing was changed
     */
    public void lose(String lock, LockLoss loss) {
        LosableHold held = holds.stream()
                .filter(hold -> hold.lockName().equals(lock) && hold.lose(loss))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "nobody holds lock '" + lock + "' by a Hold of this grid; nothing was changed"));
        holds.remove(held);
    }

    /** Closes the grid. */
    @Override
    public void close() {
        local.close();
    }

    private final class Losable implements LockGrid {
        @Override
        public GridLock lock(String name) {
            return new LosableLock(local.lock(name), false, hold -> {
                holds.removeIf(each -> !each.isHeld());
                holds.add(hold);
            });
        }

        @Override
        public LockAdmin admin() {
            return local.admin();
        }

        @Override
        public GridHealth health() {
            return local.health();
        }

        @Override
        public boolean isReady() {
            return local.isReady();
        }

        @Override
        public AutoCloseable listen(GridListener listener) {
            return local.listen(listener);
        }

        @Override
        public void close() {
            local.close();
        }
    }
}
