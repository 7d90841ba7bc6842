package io.lockgrid.node.replica;

import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.replica.seen.Seen;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.Effects;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.Session;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.SessionId;
import io.lockgrid.node.table.words.SessionKind;
import io.lockgrid.node.table.words.SessionLabel;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
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

    /** Something to tell a session, found while applying. */
    sealed interface Delivery {
        SessionId session();

        SessionLabel label();

        record OfEvent(SessionId session, SessionLabel label, NumberedEvent event) implements Delivery {}

        record OfEnd(
                SessionId session,
                SessionLabel label,
                SessionEnd why,
                @Nullable String actor,
                @Nullable String note) implements Delivery {}
    }

    /** What applying an entry led to. */
    public record Applied(long tableId, List<BatchReply> replies, List<Delivery> deliveries) {}

    private final Surroundings surroundings;
    private final EntryCodec codec = new EntryCodec();
    private Timers timers = new Timers();
    private final StockListener stockListener;
    private final Seen seen;

    private @Nullable Restoration restoration;
    private LockTable table = new LockTable();
    private List<Delivery> deliveries = new ArrayList<>();
    private long now;

    /** Whether a change has begun: it stays so where one throws, since then nobody knows how much of it was done. */
    private boolean changing;

    private volatile boolean ended;

    private Effects effects = new Effects() {
        @Override
        public void event(SessionId session, SessionLabel label, NumberedEvent event) {
            if (label.kind() == SessionKind.STOCK) {
                onStockEvent(session, event.event());
                return;
            }
            deliveries.add(new Delivery.OfEvent(session, label, event));
        }

        @Override
        public void sessionEnded(
                SessionId session, SessionLabel label, SessionEnd why, @Nullable String actor, @Nullable String note) {
            if (label.kind() == SessionKind.STOCK) {
                stockListener.sessionEnded(session, why == SessionEnd.FORCED);
                return;
            }
            deliveries.add(new Delivery.OfEnd(session, label, why, actor, note));
        }

        @Override
        public void startTimer(TimerKey key, long millis) {
            timers.start(key, now, millis);
        }

        @Override
        public void cancelTimer(TimerKey key) {
            timers.cancel(key);
        }

        @Override
        public void granted(Hold hold, @Nullable Wait waited, SessionLabel holder, long atMillis, boolean dated) {
            seen.granted(hold, waited, holder, atMillis, dated);
        }

        @Override
        public void waits(Wait wait, SessionLabel waiter, long atMillis, boolean dated) {
            seen.waits(wait, waiter, atMillis, dated);
        }

        @Override
        public void ended(
                Claim claim,
                SessionLabel label,
                Ending ending,
                @Nullable String actor,
                @Nullable String note,
                long atMillis,
                boolean dated) {
            seen.ended(claim, label, ending, actor, note, atMillis, dated);
        }

        @Override
        public void refused() {
            seen.refused();
        }
    };

    /** A replica that Hazelcast's own lock API does not use. */
    public Replica(Surroundings surroundings, int historyEvents) {
        this(surroundings, historyEvents, StockListener.NONE);
    }

    public Replica(Surroundings surroundings, int historyEvents, StockListener stockListener) {
        this.stockListener = stockListener;
        this.surroundings = surroundings;
        this.seen = new Seen(historyEvents, surroundings::wallMillis);
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
        now = surroundings.now();
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

    private void onStockEvent(SessionId session, Event event) {
        if (event instanceof Event.Granted granted) {
            stockListener.granted(session, granted.acquire(), granted.fence());
        } else if (event instanceof Event.WaitEnded) {
            stockListener.waitEnded(session, event.acquire());
        }
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
        return new Applied(table.tableId(), List.of(), taken());
    }

    private List<Delivery> taken() {
        if (deliveries.isEmpty()) {
            return List.of();
        }
        List<Delivery> found = deliveries;
        deliveries = new ArrayList<>();
        return found;
    }

    /** The lock of this name, or null; on the thread that applies. */
    @Nullable
    public Lock lock(String name) {
        return table.lock(name);
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
        Applied applied = new Applied(table.tableId(), replies, taken());
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
            timers = state.timers();
            seen.restart(state.holds(), state.waiters(), ready.index());
            changing = false;
            ready.later().forEach(change -> change.accept(this));
        }
    }

    /** What the leader has to write because time has passed, as far as it fits into one entry; ask again for the rest. */
    public List<TimeCommand> elapsed() {
        long at = surroundings.now();
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
        return timers.left(surroundings.now());
    }

    /** This member's wall clock. */
    public long wallMillis() {
        return surroundings.wallMillis();
    }
}
