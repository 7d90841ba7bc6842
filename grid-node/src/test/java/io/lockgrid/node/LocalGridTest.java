package io.lockgrid.node;

import io.lockgrid.LockGrid;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

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
