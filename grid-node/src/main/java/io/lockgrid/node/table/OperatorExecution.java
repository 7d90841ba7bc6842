package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.LossReason;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.SessionEnd;
import org.jspecify.annotations.Nullable;

/** Executes what an operator asks, and writes it into the audit trail. */
final class OperatorExecution {
    private final State state;
    private final TableRules rules;

    OperatorExecution(TableRules rules) {
        this.rules = rules;
        state = rules.state;
    }

    Result forceRelease(SessionCommand.ForceRelease asked) {
        Lock lock = state.lock(asked.name());
        Hold hold = lock == null ? null : lock.holder();
        Session session = hold == null ? null : state.session(hold.session());
        String holder = hold == null || session == null ? null : describe(session.home()) + ", " + hold.ownerLabel();
        if (hold == null || hold.fence() != asked.fence()) {
            audit(asked, hold == null ? "not held" : "fence moved on to " + hold.fence(), holder);
            return fenceMovedOn(hold, session);
        }
        rules.takeAway(hold, LossReason.FORCED, asked.actor(), asked.reason());
        audit(asked, "released", holder);
        return new Result.ForceReleased();
    }

    Result endSession(SessionCommand.EndSession asked) {
        Session session = state.session(asked.session());
        if (session == null) {
            audit(asked, "no such session", null);
            return new Result.SessionEnded(false);
        }
        int freed = rules.end(state.own(session), SessionEnd.FORCED, asked.actor(), asked.reason());
        audit(asked, "closed, " + freed + (freed == 1 ? " hold freed" : " holds freed"), describe(session.home()));
        return new Result.SessionEnded(true);
    }

    static Result.FenceMovedOn fenceMovedOn(@Nullable Hold hold, @Nullable Session session) {
        return hold == null || session == null
                ? new Result.FenceMovedOn(0, null, null, null, null, 0, 0)
                : new Result.FenceMovedOn(
                        hold.fence(),
                        session.id(),
                        session.home(),
                        hold.ownerLabel(),
                        hold.reason(),
                        hold.since(),
                        hold.maxHoldMillis());
    }

    static String describe(Home home) {
        return home.name() + " (" + home.host() + ")";
    }

    private void audit(SessionCommand.ForceRelease asked, String outcome, @Nullable String holder) {
        audit(
                new AuditEntry(
                        ++state.lastAudit,
                        rules.wallMillis,
                        asked.actor(),
                        AuditEntry.FORCE_RELEASE,
                        asked.name(),
                        asked.fence(),
                        asked.reason(),
                        outcome,
                        holder),
                asked.auditLimit());
    }

    private void audit(SessionCommand.EndSession asked, String outcome, @Nullable String holder) {
        audit(
                new AuditEntry(
                        ++state.lastAudit,
                        rules.wallMillis,
                        asked.actor(),
                        AuditEntry.CLOSE_SESSION,
                        asked.session().toString(),
                        0,
                        asked.reason(),
                        outcome,
                        holder),
                asked.auditLimit());
    }

    void audit(AuditEntry entry, int limit) {
        state.put(entry);
        while (state.audit().size() > limit) {
            state.dropOldestAudit();
        }
    }
}
