package io.lockgrid.node.raft;

import io.lockgrid.admin.LockEvent;
import io.lockgrid.internal.wire.AdminAnswer;
import io.lockgrid.internal.wire.AdminQuery;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.Ending;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.SessionLabel;
import io.lockgrid.node.table.Wait;
import io.lockgrid.node.table.Witness;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What this member has seen of a group since it began: numbers and history. Not in snapshots, and never asked by the
 * table. Not thread-safe: owned by the thread that applies entries.
 */
final class Observer implements Witness {
    private final Tally tally = new Tally();
    private final Chronicle chronicle;

    Observer(int historyEvents) {
        chronicle = new Chronicle(historyEvents);
    }

    /** What was counted; of it, other threads may ask what says so. */
    Tally tally() {
        return tally;
    }

    void entry(long index) {
        chronicle.entry(index);
    }

    void restart(LockTable table, long index) {
        tally.restart(table);
        chronicle.restart(index);
    }

    /**
     * Answers a question about what was seen, if it is one: looks now, on the thread that applies; what the answer
     * gives can be put into words by any thread.
     *
     * @return null if it is a question about the table
     */
    @Nullable
    Supplier<AdminAnswer> answer(AdminQuery query, long tableId, String group, String member, String defaultGroup) {
        if (query instanceof AdminQuery.Statistics) {
            AdminAnswer answer = new AdminAnswer.Statistics(tally.read(group, member));
            return () -> answer;
        } else if (query instanceof AdminQuery.History history) {
            List<Happening> found = chronicle.of(history.name(), history.most());
            return () -> new AdminAnswer.History(EventReads.of(found, group, defaultGroup));
        } else if (query instanceof AdminQuery.Events events) {
            boolean otherTable = events.table() != 0 && events.table() != tableId;
            boolean fromBegin = otherTable || (events.table() == 0 && events.after() != AdminQuery.Events.ALL);
            Chronicle.Part part = chronicle.after(fromBegin ? AdminQuery.Events.NONE : events.after(), events.most());
            return () -> {
                List<LockEvent> found = EventReads.of(part.happenings(), group, defaultGroup);
                return new AdminAnswer.Events(found, tableId, part.last(), part.gap() || otherTable);
            };
        }
        return null;
    }

    @Override
    public void granted(Hold hold, @Nullable Wait waited, SessionLabel holder, long atMillis, boolean dated) {
        tally.granted(hold, waited, holder, atMillis, dated);
        chronicle.granted(hold, waited, holder, atMillis, dated);
    }

    @Override
    public void waits(Wait wait, SessionLabel waiter, long atMillis, boolean dated) {
        tally.waits(wait, waiter, atMillis, dated);
        chronicle.waits(wait, waiter, atMillis, dated);
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
        tally.ended(claim, label, ending, actor, note, atMillis, dated);
        chronicle.ended(claim, label, ending, actor, note, atMillis, dated);
    }

    @Override
    public void refused() {
        tally.refused();
    }

    @Override
    public void dated(long atMillis) {
        chronicle.dated(atMillis);
    }
}
