package io.lockgrid.node.table;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.SessionEnd;
import java.time.Duration;
import java.time.Instant;
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
        Lock lock = state.lock(asked.name());
        Hold hold = lock == null ? null : named(lock, asked.fence());
        Session session = hold == null ? null : state.session(hold.session());
        String holder = hold == null || session == null ? null : describe(session.home()) + ", " + hold.ownerLabel();
        if (hold == null || hold.fence() != asked.fence()) {
            audit(asked, hold == null ? "not held" : "fence moved on to " + hold.fence(), holder);
            return fenceMovedOn(hold, session);
        }
        rules.takeAway(hold, LockLoss.Reason.FORCED, asked.actor(), asked.reason());
        audit(asked, "released", holder);
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

    /** The hold with that fence, or the oldest. */
    static @Nullable Hold named(Lock lock, long fence) {
        Hold hold = lock.hold(fence);
        return hold == null ? lock.holder() : hold;
    }

    /** What there is instead of the hold that an operator named. */
    static Outcome.FenceMovedOn fenceMovedOn(@Nullable Hold hold, @Nullable Session session) {
        return hold == null || session == null
                ? new Outcome.FenceMovedOn(0, null)
                : new Outcome.FenceMovedOn(hold.fence(), info(hold, session));
    }

    static HolderInfo info(Hold hold, Session session) {
        return new HolderInfo(
                session.id().toString(),
                session.home().name(),
                session.home().host(),
                hold.ownerLabel(),
                hold.reason(),
                Instant.ofEpochMilli(hold.since()),
                hold.maxHoldMillis() == 0 ? null : Duration.ofMillis(hold.maxHoldMillis()),
                null);
    }

    static String describe(Home home) {
        return home.name() + " (" + home.host() + ")";
    }

    private void audit(Request.ForceRelease asked, String outcome, @Nullable String holder) {
        audit(new AuditEntry(
                ++state.lastAudit,
                rules.wallMillis,
                asked.actor(),
                AuditEntry.FORCE_RELEASE,
                asked.name(),
                asked.fence(),
                asked.reason(),
                outcome,
                holder));
    }

    private void audit(Request.EndSession asked, String outcome, @Nullable String holder) {
        audit(new AuditEntry(
                ++state.lastAudit,
                rules.wallMillis,
                asked.actor(),
                AuditEntry.CLOSE_SESSION,
                asked.session().toString(),
                0,
                asked.reason(),
                outcome,
                holder));
    }

    void audit(AuditEntry entry) {
        state.put(entry);
        while (state.audit().size() > rules.auditLimit) {
            state.dropOldestAudit();
        }
    }
}
