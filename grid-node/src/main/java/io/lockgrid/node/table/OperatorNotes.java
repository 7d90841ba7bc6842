package io.lockgrid.node.table;

import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.AuditEntry;
import org.jspecify.annotations.Nullable;

/** Executes what an operator asks that changes no lock: requests to holders, and notes of acts on members. */
final class OperatorNotes {
    private final State state;
    private final TableRules rules;
    private final OperatorExecution operator;

    OperatorNotes(TableRules rules, OperatorExecution operator) {
        this.rules = rules;
        this.operator = operator;
        state = rules.state;
    }

    Outcome ask(Request.AskToRelease asked) {
        OperatorExecution.Named named = operator.named(asked.name(), asked.fence());
        String holder = OperatorExecution.inWords(named);
        if (named == null || named.hold().fence() != asked.fence()) {
            audit(asked, OperatorExecution.movedOn(named), holder);
            return OperatorExecution.fenceMovedOn(named);
        } else if (named.session().home().kind() == SessionKind.STOCK) {
            audit(asked, "not asked: it came by Hazelcast's own lock API and cannot hear", holder);
            return told(AskOutcome.Status.CANNOT_HEAR, named);
        } else if (isUnderway(named.session(), named.hold())) {
            audit(asked, "asked before, which the holder has not confirmed yet", holder);
            return told(AskOutcome.Status.ALREADY_ASKED, named);
        }
        Hold hold = named.hold();
        rules.tell(
                hold,
                number -> new Notice.ReleaseRequested(
                        number, hold.acquire(), hold.fence(), asked.actor(), asked.reason(), rules.wallMillis));
        audit(asked, "asked", holder);
        return told(AskOutcome.Status.ASKED, named);
    }

    private static Outcome told(AskOutcome.Status status, OperatorExecution.Named named) {
        return new Outcome.Asked(status, named.hold().fence(), named.info());
    }

    /** One request to a hold at a time, so that a node that acknowledges nothing fills no memory. */
    private static boolean isUnderway(Session session, Hold hold) {
        for (Notice notice : session.notices()) {
            if (notice instanceof Notice.ReleaseRequested requested && requested.fence() == hold.fence()) {
                return true;
            }
        }
        return false;
    }

    Outcome note(Request.NoteAct noted) {
        if (noted.number() == 0) {
            long number = ++state.lastAudit;
            operator.audit(entry(noted, number, rules.wallMillis));
            return new Outcome.Noted(number);
        }
        AuditEntry begun = state.audit().get(noted.number());
        if (begun != null
                && begun.actor().equals(noted.actor())
                && begun.action().equals(noted.action())
                && begun.target().equals(noted.target())
                && begun.outcome().equals(AuditEntry.BEGUN)) {
            state.put(entry(noted, begun.number(), begun.wallMillis()));
        }
        return new Outcome.Noted(noted.number());
    }

    private static AuditEntry entry(Request.NoteAct noted, long number, long wallMillis) {
        return new AuditEntry(
                number,
                wallMillis,
                noted.actor(),
                noted.action(),
                noted.target(),
                0,
                noted.reason(),
                noted.outcome().isEmpty() ? AuditEntry.BEGUN : noted.outcome(),
                null);
    }

    private void audit(Request.AskToRelease asked, String outcome, @Nullable String holder) {
        operator.audit(
                asked.actor(), AuditEntry.ASK_TO_RELEASE, asked.name(), asked.fence(), asked.reason(), outcome, holder);
    }
}
