package io.lockgrid.node.table;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.AuditEntry;
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

    Outcome forceRelease(Request.ForceRelease asked) {
        Named named = named(asked.name(), asked.fence());
        if (named == null || named.hold.fence() != asked.fence()) {
            audit(asked, movedOn(named), inWords(named));
            return fenceMovedOn(named);
        }
        rules.takeAway(named.hold, LockLoss.Reason.FORCED, asked.actor(), asked.reason());
        audit(asked, "released", inWords(named));
        return Outcome.ForceReleased.FORCE_RELEASED;
    }

    Outcome endSession(Request.EndSession asked) {
        Session session = state.session(asked.session());
        if (session == null) {
            audit(asked, "no such session", null);
            return new Outcome.SessionEnded(false);
        }
        int freed = rules.end(state.own(session), SessionEnd.FORCED, asked.actor(), asked.reason());
        audit(asked, "closed, " + freed + (freed == 1 ? " hold freed" : " holds freed"), describe(session.home()));
        return new Outcome.SessionEnded(true);
    }

    /** What there is of a lock when an operator names a hold of it: that one, or the oldest. */
    record Named(Hold hold, Session session) {
        HolderInfo info() {
            return hold.info(session.home(), null);
        }
    }

    @Nullable
    Named named(String name, long fence) {
        Lock lock = state.lock(name);
        Hold that = lock == null ? null : lock.hold(fence);
        Hold hold = lock == null || that != null ? that : lock.holder();
        Session session = hold == null ? null : state.session(hold.session());
        return hold == null || session == null ? null : new Named(hold, session);
    }

    static Outcome.FenceMovedOn fenceMovedOn(@Nullable Named now) {
        return now == null ? new Outcome.FenceMovedOn(0, null) : new Outcome.FenceMovedOn(now.hold.fence(), now.info());
    }

    static String movedOn(@Nullable Named now) {
        return now == null ? "not held" : "fence moved on to " + now.hold.fence();
    }

    static @Nullable String inWords(@Nullable Named now) {
        return now == null ? null : describe(now.session.home()) + ", " + now.hold.ownerLabel();
    }

    private static String describe(Home home) {
        return home.name() + " (" + home.host() + ")";
    }

    private void audit(Request.ForceRelease asked, String outcome, @Nullable String holder) {
        audit(asked.actor(), AuditEntry.FORCE_RELEASE, asked.name(), asked.fence(), asked.reason(), outcome, holder);
    }

    private void audit(Request.EndSession asked, String outcome, @Nullable String holder) {
        String target = asked.session().toString();
        audit(asked.actor(), AuditEntry.CLOSE_SESSION, target, 0, asked.reason(), outcome, holder);
    }

    void audit(
            String actor,
            String action,
            String target,
            long fence,
            String reason,
            String outcome,
            @Nullable String holder) {
        audit(new AuditEntry(
                ++state.lastAudit, rules.wallMillis, actor, action, target, fence, reason, outcome, holder));
    }

    void audit(AuditEntry entry) {
        state.put(entry);
        while (state.audit().size() > rules.auditLimit) {
            state.dropOldestAudit();
        }
    }
}
