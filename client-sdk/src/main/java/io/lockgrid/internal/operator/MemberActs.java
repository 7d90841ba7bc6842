package io.lockgrid.internal.operator;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.Lane;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.text.UnicodeText;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminCodec;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuery.Act;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.LongFunction;

/**
 * Operators' acts on the members of the grid. Thread-safe.
 *
 * <p>The audit trail gets an entry before the act, and its outcome after it; an act is sent once, since a member that
 * was asked twice would refuse the second time what it did the first time.
 */
final class MemberActs {
    /** Members answer within eight seconds, with what they have by then. */
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(11);

    /** What was done is known by then, and its note is on its way. */
    private static final Duration AFTER_AN_ACT = Duration.ofSeconds(2);

    /** More than any address or id has. */
    private static final int LONGEST_ID = 300;

    private final GridRuntime runtime;
    private final Transport transport;
    private final Questions questions;
    private final BiFunction<String, LongFunction<Request>, Outcome> table;

    /** @param table executes a request of an operator in the table of a group */
    MemberActs(
            GridRuntime runtime,
            Transport transport,
            Questions questions,
            BiFunction<String, LongFunction<Request>, Outcome> table) {
        this.runtime = runtime;
        this.transport = transport;
        this.questions = questions;
        this.table = table;
    }

    ActOutcome act(Act.Kind kind, String group, String member, String actor, String reason) {
        if (!runtime.groups().contains(Objects.requireNonNull(group, "group"))) {
            throw new IllegalArgumentException("'" + group + "' is no CP group that locks live in; allowed: "
                    + runtime.groups() + "; nothing was changed");
        }
        String whom = member.strip();
        if (whom.isEmpty() || whom.length() > LONGEST_ID || !UnicodeText.isWellFormed(whom)) {
            throw new IllegalArgumentException("memberId has " + whom.length() + " characters; allowed: 1 to "
                    + LONGEST_ID + ", the id or the address of a member or seat; nothing was changed");
        }
        String who = runtime.label(actor, "actor");
        String why = runtime.label(reason, "reason");
        String target = runtime.label(kind == Act.Kind.MOVE_LEADERSHIP ? group + " to " + whom : whom, "target");
        long entry = note(0, who, kind, target, why, "");
        questions.ask(group, new AdminQuery.Facts(), AdminAnswer.Facts.class); // so that the way to its leader is known
        try {
            ActOutcome outcome = ask(group, new Act(kind, whom, who, why));
            boolean noted = noteInTime(
                    sequence -> request(sequence, entry, who, kind, target, why, inWords(outcome)), AFTER_AN_ACT);
            return noted
                    ? outcome
                    : new ActOutcome(
                            outcome.status(),
                            outcome.words() + "; the outcome is not in the audit trail yet, and gets there when the"
                                    + " grid answers again");
        } catch (TimeoutException | ExecutionException | CompletionException failure) {
            throw unknown(failure);
        }
    }

    ActOutcome restartTable(String actor, String reason) {
        String who = runtime.label(actor, "actor");
        String why = runtime.label(reason, "reason");
        runtime.checkOpen();
        String group = runtime.groups().get(0);
        ActOutcome outcome;
        try {
            outcome = ask(group, new Act(Act.Kind.RESTART_TABLE, "", who, why));
        } catch (TimeoutException | ExecutionException | CompletionException failure) {
            throw unknown(failure);
        }
        if (!outcome.done()) {
            return outcome;
        }
        boolean noted = noteInTime(
                sequence -> request(sequence, 0, who, Act.Kind.RESTART_TABLE, group, why, inWords(outcome)),
                runtime.settings().callTimeout());
        return ActOutcome.did(outcome.words()
                + (noted
                        ? "; the new grid answers, and has this in its audit trail"
                        : "; the new grid does not answer yet, and gets this into its audit trail when it does"));
    }

    /** False if the grid has not got it by then; it goes on being sent. */
    private boolean noteInTime(LongFunction<Request> request, Duration patience) {
        Note note = new Note(request);
        runtime.lane(runtime.groups().get(0)).submit(note);
        return note.awaitUninterruptibly(patience.toNanos()) instanceof Outcome.Noted;
    }

    private ActOutcome ask(String group, Act act) throws TimeoutException, ExecutionException {
        long patience = Math.max(
                SHORTEST_WAIT.toNanos(), runtime.settings().callTimeout().toNanos());
        try {
            AdminAnswer said = AdminCodec.decodeAnswer(transport
                    .ask(group, AdminCodec.encode(act, transport.version()))
                    .get(patience, TimeUnit.NANOSECONDS));
            if (said instanceof AdminAnswer.Acted acted) {
                return acted.outcome();
            } else if (said instanceof AdminAnswer.NotAllowed refused) {
                throw new NotAllowedException(refused.words());
            }
            throw new LockGridException("a member answered something else than what came of '"
                    + act.kind().action() + "'; whether it was done is not known");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LockGridException("interrupted while a member acts; whether it was done is not known", e);
        }
    }

    private static LockGridException unknown(Exception failure) {
        Throwable cause = failure.getCause() == null ? failure : failure.getCause();
        String words = cause.getMessage() == null ? "no answer" : cause.getMessage();
        return new GridUnavailableException(
                "a member was asked to act, and its answer is missing: " + words
                        + "; whether it was done is not known: look at the members before you try again",
                failure);
    }

    private long note(long entry, String actor, Act.Kind kind, String target, String reason, String outcome) {
        Outcome noted = table.apply(
                runtime.groups().get(0), sequence -> request(sequence, entry, actor, kind, target, reason, outcome));
        if (noted instanceof Outcome.Noted written) {
            return written.number();
        }
        throw new LockGridException("the lock grid answered something else than the number of the entry in its audit"
                + " trail: " + noted + "; nothing was changed: try again");
    }

    private static Request request(
            long sequence, long entry, String actor, Act.Kind kind, String target, String reason, String outcome) {
        return new Request.NoteAct(sequence, entry, actor, kind.action(), target, reason, outcome);
    }

    private String inWords(ActOutcome outcome) {
        String status = switch (outcome.status()) {
            case DONE -> "done: ";
            case REFUSED -> "refused: ";
            case UNDERWAY -> "underway: ";
        };
        return runtime.label(status + outcome.words(), "outcome");
    }

    /** A note that goes on being sent until a grid has it. */
    private static final class Note extends OperatorCall {
        Note(LongFunction<Request> request) {
            super(request);
        }

        @Override
        public void onFailure(Lane lane, LockGridException failure) {
            if (failure instanceof GridClosedException) {
                settle(failure);
            }
        }
    }
}
