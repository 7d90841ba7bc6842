package io.lockgrid.node.replica.reads;

import io.lockgrid.admin.LockEvent;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.seen.GroupHistory;
import io.lockgrid.node.replica.seen.Happening;
import io.lockgrid.node.replica.seen.Seen;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers operators' questions about a replica: looks now, on the thread that applies; what that gives can be put into
 * words by any thread. Stateless.
 */
public final class OperatorAnswers {
    private static final int MOST = 1000;

    private OperatorAnswers() {}

    /**
     * @param member the id of this member
     * @param rows how many the answer may have
     */
    public static Supplier<AdminAnswer> of(
            AdminQuestion question, Replica replica, String group, String member, String defaultGroup, int rows) {
        Supplier<AdminAnswer> seen = seen(question, replica, group, member, defaultGroup);
        if (seen != null) {
            return seen;
        }
        TableReads reads = TableReads.of(replica, group, defaultGroup, question);
        return () -> answer(question.query(), reads, rows);
    }

    /** The answer to a question about what was seen; null if it is one about the table. */
    private static @Nullable Supplier<AdminAnswer> seen(
            AdminQuestion question, Replica replica, String group, String member, String defaultGroup) {
        AdminQuery query = question.query();
        Predicate<String> visible = question.visible();
        Seen seen = replica.seen();
        long tableId = replica.tableId();
        if (query instanceof AdminQuery.Statistics) {
            AdminAnswer answer = new AdminAnswer.Statistics(seen.tally().read(group, member));
            return () -> answer;
        } else if (query instanceof AdminQuery.History history) {
            List<Happening> found = visible.test(history.name())
                    ? seen.history().of(history.name(), bounded(history.most()))
                    : List.of();
            return () -> new AdminAnswer.History(EventReads.of(found, group, defaultGroup));
        } else if (query instanceof AdminQuery.Events events) {
            boolean otherTable = events.table() != 0 && events.table() != tableId;
            boolean fromBegin = otherTable || (events.table() == 0 && events.after() != AdminQuery.Events.ALL);
            GroupHistory.Part part =
                    seen.history().after(fromBegin ? AdminQuery.Events.NONE : events.after(), bounded(events.most()));
            return () -> {
                List<Happening> shown = part.happenings().stream()
                        .filter(happening -> visible.test(happening.claim().name()))
                        .toList();
                List<LockEvent> found = EventReads.of(shown, group, defaultGroup);
                return new AdminAnswer.Events(found, tableId, part.last(), part.gap() || otherTable);
            };
        }
        return null;
    }

    /** However much is asked for: the answer is one message. */
    private static int bounded(int most) {
        return Math.max(1, Math.min(most, MOST));
    }

    /** Answers from a frozen table. */
    private static AdminAnswer answer(AdminQuery query, TableReads reads, int rows) {
        if (query instanceof AdminQuery.Locks locks) {
            return new AdminAnswer.Locks(reads.page(locks.query()));
        } else if (query instanceof AdminQuery.Folders folders) {
            return new AdminAnswer.Folders(reads.folders(folders.query()));
        } else if (query instanceof AdminQuery.Lock lock) {
            return new AdminAnswer.Lock(reads.lock(lock.name(), rows));
        } else if (query instanceof AdminQuery.Sessions) {
            return reads.sessionRows() > rows ? tooMany(rows) : new AdminAnswer.Sessions(reads.sessions());
        } else if (query instanceof AdminQuery.Waits) {
            return reads.waitRows() > rows ? tooMany(rows) : new AdminAnswer.Waits(reads.waits());
        } else if (query instanceof AdminQuery.Audit audit) {
            return new AdminAnswer.Audit(reads.audit(Math.min(audit.newest(), rows)));
        }
        throw new IllegalArgumentException("not a question to the table: " + query);
    }

    /** Half of such an answer would be taken for the whole. */
    private static AdminAnswer tooMany(int rows) {
        return new AdminAnswer.LimitExceeded("answer-rows", rows);
    }
}
