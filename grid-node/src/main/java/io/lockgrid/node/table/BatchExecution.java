package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes the batches of one entry: sessions, repeated requests, replies. */
final class BatchExecution {
    /** Milliseconds from 1970 to 2020, where fences begin. */
    private static final long FENCE_EPOCH = 1_577_836_800_000L;

    private static final int FENCES_PER_MILLI_BITS = 11;
    private static final long YEAR_MILLIS = 365L * 24 * 60 * 60 * 1000;

    private static final Outcome WINDOW_EXCEEDED = new Outcome.LimitExceeded(Limit.WINDOW, Window.BOUND);

    private static final Outcome NOT_YOURS =
            new Outcome.Refused("the session is another identity's; nothing was done: use a session of your own", true);

    private final State state;
    private final TableRules rules;
    private final SessionExecution execution;

    BatchExecution(TableRules rules) {
        this.rules = rules;
        state = rules.state;
        execution = new SessionExecution(rules);
    }

    /** The fence at which a table begins whose first entry was proposed then. */
    static long firstFence(long wallMillis) {
        return Math.max(0, wallMillis - FENCE_EPOCH) << FENCES_PER_MILLI_BITS;
    }

    BatchReply apply(Batch batch) {
        @Nullable Session session = state.session(batch.session());
        if (session != null && !session.isOf(batch.identity())) {
            return BatchReply.refused(batch.requests().size(), NOT_YOURS);
        } else if (session != null) {
            session = state.own(session);
            begin(session, batch);
        }
        List<Outcome> outcomes = new ArrayList<>(batch.requests().size());
        boolean allNotices = false;
        for (Request request : batch.requests()) {
            Outcome outcome;
            if (request instanceof Request.Open open) {
                outcome = session == null ? open(batch, open) : opened(session);
                session = state.session(batch.session());
            } else if (session == null) {
                outcome = unknown();
            } else {
                outcome = once(session, request);
                session = mayEndSession(request) ? state.session(batch.session()) : session;
            }
            outcomes.add(outcome);
            allNotices |= request instanceof Request.KeepAlive || outcome instanceof Outcome.NotHeld;
        }
        return new BatchReply(state.tableId, outcomes, notices(session, allNotices), null);
    }

    private List<Notice> notices(@Nullable Session session, boolean all) {
        if (session == null) {
            return List.of();
        }
        return all ? session.notices() : session.noticesOf(state.entry);
    }

    private void begin(Session session, Batch batch) {
        session.ownWindow().raise(batch.lowestOpen());
        session.acknowledge(batch.ackedNotices());
        session.beat(session.beat() + 1);
        effects().startTimer(new TimerKey.SessionTimer(session.id()), session.timeToLiveMillis());
    }

    private Outcome open(Batch batch, Request.Open open) {
        long highestClaim = firstFence(rules.wallMillis + YEAR_MILLIS);
        if (open.highestFence() > Math.max(highestClaim, state.lastFence)) {
            return new Outcome.LimitExceeded(Limit.FENCE_CLAIM, highestClaim);
        }
        if (open.highestFence() < state.watermark) {
            return unknown();
        }
        Outcome full = tooMany(open);
        if (full != null) {
            return full;
        }
        if (open.highestFence() > state.lastFence) {
            state.watermark = open.highestFence(); // of an earlier table, whose sessions are over
            state.lastFence = open.highestFence();
        }
        Session session = new Session(
                state.edit(),
                batch.session(),
                open.home(),
                open.timeToLiveMillis(),
                open.heartbeatMillis(),
                open.terms().maxHolds(),
                rules.wallMillis,
                ++state.lastFence);
        state.put(session);
        begin(session, batch);
        return opened(session);
    }

    /** What holds is what it was opened with, whatever another opening says. */
    private Outcome opened(Session session) {
        return new Outcome.Opened(session.timeToLiveMillis());
    }

    /** A member is never refused: it holds the table itself. */
    private @Nullable Outcome tooMany(Request.Open open) {
        return open.home().kind() == SessionKind.CLIENT
                ? state.tooMany(open.home().node(), open.terms())
                : null;
    }

    private Outcome unknown() {
        return new Outcome.SessionUnknown(state.lastFence);
    }

    private Outcome once(Session session, Request request) {
        long sequence = request.sequence();
        Window window = session.window();
        if (window.isBelow(sequence)) {
            return Outcome.Stale.STALE;
        }
        if (window.isBeyond(sequence)) {
            return WINDOW_EXCEEDED;
        }
        Outcome kept = window.get(sequence);
        if (kept != null) {
            return kept;
        }
        Outcome outcome = execution.execute(session, request);
        session.ownWindow().put(sequence, outcome);
        return outcome;
    }

    private static boolean mayEndSession(Request request) {
        return request instanceof Request.Close || request instanceof Request.EndSession;
    }

    private Effects effects() {
        return rules.effects;
    }
}
