package io.lockgrid.internal.session;

import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.NotAllowedException;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The session that a lane has with its group's lock table: how it is opened, until when answers have it live, and that
 * another one takes its place when it is over. Owned by the lane's mailbox.
 */
final class CurrentSession {
    private static final long MILLI = 1_000_000L;

    private final Transport transport;
    private final RuntimeSettings settings;
    private final LaneServices services;
    private Session session;
    private long highestFence;

    CurrentSession(Transport transport, RuntimeSettings settings, LaneServices services) {
        this.transport = transport;
        this.settings = settings;
        this.services = services;
        this.session = next();
    }

    private Session next() {
        return new Session(services.newId(), settings);
    }

    Session get() {
        return session;
    }

    /** No session is opened at a table whose fences are below it. */
    void noteFence(long fence) {
        highestFence = Math.max(highestFence, fence);
    }

    /** True if its time is over by this process's clock. */
    boolean isOver() {
        return session.opened && services.now() - session.validUntil >= 0;
    }

    /** What opens it, as the first that is sent in it; null once that was given. */
    @Nullable
    Call<?> opening() {
        if (session.opened || session.opening) {
            return null;
        }
        session.opening = true;
        session.validUntil = services.now(); // nobody counts on it before that is answered
        return new SimpleCalls.Open(
                transport.home(),
                settings.timeToLive().toMillis(),
                settings.heartbeat().toMillis(),
                highestFence);
    }

    /** Why it was not opened, if the reply says so of this batch. */
    @Nullable
    LockGridException refusal(Flight flight, BatchReply reply) {
        Outcome first = reply.outcomes().get(0);
        if (flight.session.gone
                || !(flight.calls.get(0) instanceof SimpleCalls.Open)
                || first instanceof Outcome.Opened
                || first instanceof Outcome.SessionUnknown) {
            return null;
        } else if (first instanceof Outcome.Refused refused) {
            return refused.notAllowed()
                    ? new NotAllowedException(refused.message())
                    : new LockGridException("the lock grid refused to open a session: " + refused.message());
        } else if (first instanceof Outcome.LimitExceeded limit && isOfSessions(limit.limit())) {
            return new LimitExceededException(
                    limit.limit().key(), limit.value(), "The opening of this process's session at the lock grid");
        }
        return new LockGridException("the lock grid refused to open a session (" + first
                + "): the highest fence that this process has seen is more than a year ahead of the grid's clock;"
                + " no lock was acquired: set the clocks of the members");
    }

    private static boolean isOfSessions(Limit limit) {
        return limit == Limit.SESSIONS || limit == Limit.SESSIONS_PER_CLIENT;
    }

    /** @param sentAt when the attempt that was answered was sent */
    void acknowledge(Flight flight, BatchReply reply, long sentAt) {
        Session sender = flight.session;
        if (sender.gone) {
            return;
        }
        Outcome first = reply.outcomes().get(0);
        if (flight.calls.get(0) instanceof SimpleCalls.Open) {
            sender.opening = false;
            if (first instanceof Outcome.SessionUnknown) {
                return; // sessions have ended since the fence that it claimed: another one is opened
            }
            sender.tableId = reply.tableId();
            if (first instanceof Outcome.Opened opened) { // before anything is believed by it
                sender.granted(opened.timeToLiveMillis() * MILLI);
            }
        } else if (!reachedTheSession(reply)) {
            return;
        }
        sender.aliveUntil(sentAt + ClockMargin.within(sender.timeToLive())); // every attempt is a sign of life
    }

    /** What the member itself refused says nothing about the session at the grid. */
    private static boolean reachedTheSession(BatchReply reply) {
        for (Outcome outcome : reply.outcomes()) {
            if (!(outcome instanceof Outcome.Refused)) {
                return !(outcome instanceof Outcome.SessionUnknown);
            }
        }
        return false;
    }

    /** It is over, and what comes next opens another one; the one that has ended. */
    Session end(LockLoss loss) {
        Session ended = session;
        ended.gone = true;
        ended.loss = loss;
        ended.validUntil = services.now();
        session = next();
        return ended;
    }
}
