package io.lockgrid.node.replica;

import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.node.replica.seen.Seen;
import io.lockgrid.node.table.Effects;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.Session;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One group's lock table on this member, with the times that this member has noted for it. Not thread-safe: owned by the
 * thread that applies the group's entries.
 */
public final class Replica {
    /** How long the leader waits before it writes the same time command again. */
    private static final long REPEAT_MILLIS = 1_000;

    /** Time commands of one entry take no longer to apply than about so many releases: some milliseconds. */
    private static final int MOST_WORK_AT_ONCE = 1_000;

    /** What applying an entry led to. */
    public record Applied(List<BatchReply> replies, List<Delivery> deliveries) {}

    private final Surroundings surroundings;
    private final EntryCodec codec = new EntryCodec();
    private final StockListener stockListener;
    private final Seen seen;
    private final ReplicaEffects own;

    /** They, or what a test puts before them. */
    private Effects effects;

    private @Nullable Restoration restoration;
    private LockTable table = new LockTable();

    /** Whether a change has begun: it stays so where one throws, since then nobody knows how much of it was done. */
    private boolean changing;

    private volatile boolean ended;

    /** A replica that Hazelcast's own lock API does not use. */
    public Replica(Surroundings surroundings, int historyEvents) {
        this(surroundings, historyEvents, StockListener.NONE);
    }

    public Replica(Surroundings surroundings, int historyEvents, StockListener stockListener) {
        this.stockListener = stockListener;
        this.surroundings = surroundings;
        this.seen = new Seen(historyEvents, surroundings::wallMillis);
        this.own = new ReplicaEffects(seen, stockListener);
        this.effects = own;
    }

    /** What this member has seen happen here. */
    public Seen seen() {
        return seen;
    }

    private void begin() {
        if (changing) {
            throw new IllegalStateException("this replica has failed before and takes no more entries");
        }
        changing = true;
        own.at(surroundings.now());
    }

    /** From now on it takes no more entries. Needs no memory. */
    public void end() {
        changing = true;
        ended = true;
        restoration = null;
    }

    /** Whether it was ended; any thread. */
    public boolean hasEnded() {
        return ended;
    }

    /** For tests: puts something between the table and what it wants done. */
    void between(UnaryOperator<Effects> wrapper) {
        effects = wrapper.apply(effects);
    }

    /** Executes a command of Hazelcast's own lock API; what it led to for others is for {@link #takeDeliveries}. */
    public StockResult apply(StockCommand command) {
        begin();
        StockResult result = table.apply(command, effects);
        changing = false;
        return result;
    }

    /** What there is to tell, apart from the answers. */
    public Applied takeDeliveries() {
        return new Applied(List.of(), own.taken());
    }

    /** The lock of this name, or null; on the thread that applies. */
    @Nullable
    public Lock lock(String name) {
        return table.lock(name);
    }

    /** The session of that id, or null; on the thread that applies. */
    public @Nullable Session session(UUID id) {
        return table.session(id);
    }

    /** Its sessions, on the thread that applies. */
    public void forEachSession(Consumer<Session> consumer) {
        table.forEachSession(consumer);
    }

    public Applied apply(byte[] entry) {
        begin();
        return applied(codec.decode(entry));
    }

    public Applied apply(Entry entry) {
        begin();
        return applied(entry);
    }

    private Applied applied(Entry entry) {
        List<BatchReply> replies = table.apply(entry, effects);
        Applied applied = new Applied(replies, own.taken());
        changing = false;
        return applied;
    }

    /** Which table this is; 0 before the first entry. */
    public long tableId() {
        return table.tableId();
    }

    /** A frozen copy, O(1), for any thread. */
    public LockTable fork() {
        return table.fork();
    }

    /**
     * Takes over a frozen state from elsewhere, as of this entry of the log; every time begins anew. Another thread reads
     * it: what comes before it is there waits, by {@link #later}, or waits for it, by {@link #settle}.
     */
    public void restore(Supplier<LockTable> snapshot, long index, Executor readers, Runnable whenRead) {
        restoration = new Restoration(snapshot, index, surroundings::now); // in place of one that is older
        stockListener.clear();
        restoration.begin(readers, whenRead);
    }

    /** Whether it is without its state for now. */
    public boolean isReading() {
        return restoration != null && !restoration.isRead();
    }

    /** Puts a change off until the state is there; only while it {@link #isReading}. */
    public void later(Consumer<Replica> change) {
        if (restoration == null) {
            throw new IllegalStateException("this replica has its state");
        }
        restoration.later(change);
    }

    /** Has its state from now on, and all that was put off; waits for what another thread reads. */
    public void settle() {
        Restoration ready = restoration;
        if (ready != null) {
            restoration = null;
            begin();
            Restoration.State state = ready.state();
            table = state.table();
            own.timers(state.timers());
            seen.restart(state.holds(), state.waiters(), ready.index());
            changing = false;
            ready.later().forEach(change -> change.accept(this));
        }
    }

    /** What the leader has to write because time has passed, as far as it fits into one entry; ask again for the rest. */
    public List<TimeCommand> elapsed() {
        long at = surroundings.now();
        Timers timers = own.timers();
        List<TimeCommand> commands = new ArrayList<>();
        int bytes = 0;
        int work = 0;
        for (TimerKey key = timers.due(at); key != null; key = timers.due(at)) {
            TimeCommand command = table.elapsed(key);
            if (command == null) {
                timers.cancel(key);
                continue;
            }
            bytes += EntrySize.of(command);
            work += work(command);
            if (!commands.isEmpty() && (bytes > EntrySize.MOST || work > MOST_WORK_AT_ONCE)) {
                break;
            }
            commands.add(command);
            timers.start(key, at, REPEAT_MILLIS);
        }
        return commands;
    }

    /** How many locks it changes: a session ends with all that it has, however much that is. */
    private int work(TimeCommand command) {
        Session ended = command instanceof TimeCommand.SessionElapsed elapsed ? table.session(elapsed.session()) : null;
        return ended == null ? 1 : 1 + ended.claimCount();
    }

    /** What is left of its times. */
    public TimersLeft timersLeft() {
        return own.timers().left(surroundings.now());
    }

    /** This member's wall clock. */
    public long wallMillis() {
        return surroundings.wallMillis();
    }
}
