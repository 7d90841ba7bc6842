package io.lockgrid.node.table;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All locks of a group. Not thread-safe: one thread at a time applies, reads and forks.
 */
public final class LockTable {
    /** An empty table; its first entry gives it its id and the base of its fences. */
    public LockTable() {}

    /**
     * Executes an entry.
     *
     * @return one reply per batch, in order
     */
    public List<BatchReply> apply(Entry entry, Effects effects) {
        throw new UnsupportedOperationException();
    }

    /**
     * A copy in O(1), to be read or encoded by any thread while this table goes on. The copy is a
     * table of its own.
     */
    public LockTable fork() {
        throw new UnsupportedOperationException();
    }

    /**
     * The command that the Raft leader should write now that a timer elapsed.
     *
     * @return null if what the timer watched is over
     */
    public @Nullable TimeCommand elapsed(TimerKey key) {
        throw new UnsupportedOperationException();
    }

    /** All timers of the present state with their full durations, to start after a restore. */
    public void forEachTimer(TimerConsumer action) {
        throw new UnsupportedOperationException();
    }

    /** The lock of this name, null if it is neither held nor waited for nor in lock-delay. */
    public @Nullable Lock lock(String name) {
        throw new UnsupportedOperationException();
    }

    /** How many locks are held, waited for, or in lock-delay. */
    public int lockCount() {
        throw new UnsupportedOperationException();
    }

    /** These locks, in no order that means anything. */
    public void forEachLock(Consumer<Lock> action) {
        throw new UnsupportedOperationException();
    }

    /** The session of this id, null if it is not open. */
    public @Nullable Session session(SessionId id) {
        throw new UnsupportedOperationException();
    }

    /** How many sessions are open. */
    public int sessionCount() {
        throw new UnsupportedOperationException();
    }

    /** The open sessions, in no order that means anything. */
    public void forEachSession(Consumer<Session> action) {
        throw new UnsupportedOperationException();
    }

    /** What operators did, newest first, at most this many entries. */
    public List<AuditEntry> audit(int newest) {
        throw new UnsupportedOperationException();
    }

    /** The id of this incarnation of the table, 0 before the first entry. */
    public long tableId() {
        throw new UnsupportedOperationException();
    }

    /** The highest fence that was given or claimed, 0 before the first entry. */
    public long lastFence() {
        throw new UnsupportedOperationException();
    }
}
