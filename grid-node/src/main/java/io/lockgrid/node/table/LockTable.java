package io.lockgrid.node.table;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.node.table.trie.SecretHash;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * All locks of a group, and the sessions that hold and wait for them. It keeps only locks that are
 * held, waited for or in lock-delay: an idle name costs nothing.
 *
 * <p>Deterministic: two tables that applied the same entries are equal, and gave the same answers,
 * notices and timers. Not thread-safe: one thread at a time applies, reads and forks. What other
 * threads need they get from a {@link #fork()}.
 */
public final class LockTable {
    /** Of an id; above them is the time. */
    private static final int RANDOM_BITS = 20;

    private final State state;
    private final TimeExecution time;

    /** An empty table; its first entry gives it its id and the base of its fences. */
    public LockTable() {
        this(new State());
    }

    LockTable(State state) {
        this.state = state;
        time = new TimeExecution(state);
    }

    /**
     * Executes an entry: its batches, then what elapsed.
     *
     * @return one reply per batch, in order
     */
    public List<BatchReply> apply(Entry entry, Effects effects) {
        if (!state.founded) {
            state.founded = true;
            state.seed(entry.seed());
            state.tableId = idOf(entry);
            state.lastFence = BatchExecution.firstFence(entry.wallMillis());
            state.watermark = state.lastFence; // what was opened in an earlier table is over
        }
        state.entry++;
        state.lastWall = Math.max(state.lastWall, entry.wallMillis());
        TableRules rules = new TableRules(state, effects, entry.wallMillis(), entry.auditLimit());
        BatchExecution execution = new BatchExecution(rules);
        List<BatchReply> replies = new ArrayList<>(entry.batches().size());
        for (Batch batch : entry.batches()) {
            replies.add(execution.apply(batch));
        }
        for (TimeCommand command : entry.elapsed()) {
            time.execute(command, rules);
        }
        return replies;
    }

    /**
     * The id of the table that begins with this entry. Of two tables the later one has the larger id, as far as the
     * clocks of their proposers agree. It tells little of the seed.
     */
    static long idOf(Entry first) {
        return first.wallMillis() << RANDOM_BITS
                | new SecretHash(first.seed()).of(new UUID(0, 0)) >>> (Long.SIZE - RANDOM_BITS);
    }

    /** Executes a command of Hazelcast's own lock API. */
    public StockResult apply(StockCommand command, Effects effects) {
        state.entry++;
        return new StockExecution(TableRules.undated(state, effects)).execute(command);
    }

    /**
     * A copy in O(1), to be read or encoded by any thread while this table goes on. Call it on the
     * thread that applies, and hand the copy over safely. The copy is a table of its own.
     */
    public LockTable fork() {
        return new LockTable(state.fork());
    }

    /**
     * The command that the Raft leader should write now that a timer elapsed.
     *
     * @return null if what the timer watched is over
     */
    public @Nullable TimeCommand elapsed(TimerKey key) {
        return time.elapsed(key);
    }

    /** All timers of the present state with their full durations, to start after a restore. */
    public void forEachTimer(TimerConsumer action) {
        time.forEachTimer(action);
    }

    /** The lock of this name, null if it is neither held nor waited for nor in lock-delay. */
    public @Nullable Lock lock(String name) {
        return state.lock(name);
    }

    /** How many locks are held, waited for, or in lock-delay. */
    public int lockCount() {
        return state.locks().size();
    }

    /** These locks, in no order that means anything. */
    public void forEachLock(Consumer<Lock> action) {
        state.locks().forEach(action);
    }

    /** The session of this id, null if it is not open. */
    public @Nullable Session session(UUID id) {
        return state.session(id);
    }

    /** How many sessions are open. */
    public int sessionCount() {
        return state.sessions().size();
    }

    /** The open sessions, in no order that means anything. */
    public void forEachSession(Consumer<Session> action) {
        state.sessions().forEach(action);
    }

    /** What operators did, newest first, at most this many entries. */
    public List<AuditEntry> audit(int newest) {
        List<AuditEntry> entries = new ArrayList<>();
        AuditEntry entry = state.audit().get(state.lastAudit);
        while (entry != null && entries.size() < newest) {
            entries.add(entry);
            entry = state.audit().get(entry.number() - 1);
        }
        return entries;
    }

    /** The id of this incarnation of the table, 0 before the first entry. */
    public long tableId() {
        return state.tableId;
    }

    /** The highest fence that was given or claimed, or by which a session was opened; 0 before the first entry. */
    public long lastFence() {
        return state.lastFence;
    }

    State state() {
        return state;
    }
}
