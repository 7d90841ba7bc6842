package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Executes the batches of one entry: sessions, repeated commands, replies. */
final class BatchExecution {
    /** Milliseconds from 1970 to 2020, where fences begin. */
    private static final long FENCE_EPOCH = 1_577_836_800_000L;

    private static final int FENCES_PER_MILLI_BITS = 11;
    private static final long YEAR_MILLIS = 365L * 24 * 60 * 60 * 1000;

    private static final Result STALE = new Result.Stale();
    private static final Result WINDOW_EXCEEDED = new Result.LimitExceeded(Limit.WINDOW, Window.BOUND);

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

    BatchReply apply(SessionBatch batch) {
        @Nullable Session session = state.session(batch.session());
        if (session != null) {
            session = state.own(session);
            begin(session, batch);
        }
        List<Result> results = new ArrayList<>(batch.commands().size());
        boolean allEvents = false;
        for (SessionCommand command : batch.commands()) {
            Result result;
            if (command instanceof SessionCommand.OpenSession open) {
                result = session == null ? open(batch, open) : opened(session);
                session = state.session(batch.session());
            } else if (session == null) {
                result = unknown();
            } else {
                result = once(session, command);
                session = mayEndSession(command) ? state.session(batch.session()) : session;
            }
            results.add(result);
            allEvents |= command instanceof SessionCommand.KeepAlive || result instanceof Result.NotHeld;
        }
        return new BatchReply(batch.session(), results, events(session, allEvents));
    }

    private List<NumberedEvent> events(@Nullable Session session, boolean all) {
        if (session == null) {
            return List.of();
        }
        return all ? session.events() : session.eventsOf(state.entry);
    }

    private void begin(Session session, SessionBatch batch) {
        session.ownWindow().raise(batch.lowestOpen());
        session.acknowledge(batch.ackedEvents());
        session.beat(session.beat() + 1);
        effects().startTimer(new TimerKey.SessionTimer(session.id()), session.timeToLiveMillis());
    }

    private Result open(SessionBatch batch, SessionCommand.OpenSession open) {
        long highestClaim = firstFence(rules.wallMillis + YEAR_MILLIS);
        if (open.highestFence() > Math.max(highestClaim, state.lastFence)) {
            return new Result.LimitExceeded(Limit.FENCE_CLAIM, highestClaim);
        }
        if (open.highestFence() < state.watermark) {
            return unknown();
        }
        Result full = tooMany(open);
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
                open.maxHolds(),
                rules.wallMillis,
                ++state.lastFence);
        state.put(session);
        begin(session, batch);
        return opened(session);
    }

    /** What holds is what it was opened with, whatever another opening says. */
    private Result opened(Session session) {
        return new Result.Opened(state.tableId, session.timeToLiveMillis());
    }

    /** A member is never refused: it holds the table itself. */
    private @Nullable Result tooMany(SessionCommand.OpenSession open) {
        return open.home().kind() == SessionKind.CLIENT
                ? state.tooMany(open.home().node(), open.maxOfClient(), open.maxSessions())
                : null;
    }

    private Result unknown() {
        return new Result.SessionUnknown(state.tableId, state.lastFence);
    }

    private Result once(Session session, SessionCommand command) {
        long sequence = command.sequence();
        Window window = session.window();
        if (window.isBelow(sequence)) {
            return STALE;
        }
        if (window.isBeyond(sequence)) {
            return WINDOW_EXCEEDED;
        }
        Result kept = window.get(sequence);
        if (kept != null) {
            return kept;
        }
        Result result = execution.execute(session, command);
        session.ownWindow().put(sequence, result);
        return result;
    }

    private static boolean mayEndSession(SessionCommand command) {
        return command instanceof SessionCommand.CloseSession || command instanceof SessionCommand.EndSession;
    }

    private Effects effects() {
        return rules.effects;
    }
}
