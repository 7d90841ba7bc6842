package io.lockgrid.node.raft;

import io.lockgrid.node.table.BatchReply;
import io.lockgrid.node.table.Effects;
import io.lockgrid.node.table.Entry;
import io.lockgrid.node.table.EntryCodec;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.NumberedEvent;
import io.lockgrid.node.table.SessionEnd;
import io.lockgrid.node.table.SessionId;
import io.lockgrid.node.table.SessionLabel;
import io.lockgrid.node.table.TimeCommand;
import io.lockgrid.node.table.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One group's lock table on this member, with the times that this member has noted for it. Not thread-safe: owned by the
 * thread that applies the group's entries.
 */
final class Replica {
    /** How long the leader waits before it writes the same time command again. */
    private static final long REPEAT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final int MOST_DUE_AT_ONCE = 100;

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
    record Applied(long tableId, List<BatchReply> replies, List<Delivery> deliveries) {}

    private final LongSupplier clock;
    private final EntryCodec codec = new EntryCodec();
    private final Timers timers = new Timers();
    private LockTable table = new LockTable();
    private List<Delivery> deliveries = new ArrayList<>();
    private long now;

    private final Effects effects = new Effects() {
        @Override
        public void event(SessionId session, SessionLabel label, NumberedEvent event) {
            deliveries.add(new Delivery.OfEvent(session, label, event));
        }

        @Override
        public void sessionEnded(
                SessionId session, SessionLabel label, SessionEnd why, @Nullable String actor, @Nullable String note) {
            deliveries.add(new Delivery.OfEnd(session, label, why, actor, note));
        }

        @Override
        public void startTimer(TimerKey key, long millis) {
            timers.start(key, now + TimeUnit.MILLISECONDS.toNanos(millis));
        }

        @Override
        public void cancelTimer(TimerKey key) {
            timers.cancel(key);
        }
    };

    Replica(LongSupplier clock) {
        this.clock = clock;
    }

    Applied apply(byte[] entry) {
        return apply(codec.decode(entry));
    }

    Applied apply(Entry entry) {
        now = clock.getAsLong();
        List<BatchReply> replies = table.apply(entry, effects);
        List<Delivery> found = deliveries;
        if (!found.isEmpty()) {
            deliveries = new ArrayList<>();
        }
        return new Applied(table.tableId(), replies, found);
    }

    /** A frozen copy, O(1), for any thread. */
    LockTable fork() {
        return table.fork();
    }

    /** Takes over a state from elsewhere; every time begins anew. */
    void restore(LockTable restored) {
        table = restored.fork();
        timers.clear();
        long start = clock.getAsLong();
        table.forEachTimer((key, millis) -> timers.start(key, start + TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    /** What the leader has to write because time has passed. */
    List<TimeCommand> elapsed() {
        long at = clock.getAsLong();
        List<TimeCommand> commands = new ArrayList<>();
        for (TimerKey key : timers.due(at, MOST_DUE_AT_ONCE)) {
            TimeCommand command = table.elapsed(key);
            if (command == null) {
                timers.cancel(key);
            } else {
                commands.add(command);
                timers.start(key, at + REPEAT_NANOS);
            }
        }
        return commands;
    }

    /** A frozen copy for operators, with what is left of its times. */
    TableReads reads(String group, String defaultGroup) {
        return new TableReads(table.fork(), timers.left(clock.getAsLong()), group, defaultGroup);
    }
}
