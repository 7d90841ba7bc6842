package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * A grid that does not answer: how long a lane bears it, and what it tells those who wait. Changed in the lane's mailbox;
 * what is volatile is read by any thread.
 */
final class Outage {
    /** No answer for that long, and the lane says that the grid is silent. */
    static final Duration SILENCE = Duration.ofSeconds(2);

    private static final long FIRST_PATIENCE = 1_000_000_000L;
    private static final long LONGEST_PATIENCE = 2_000_000_000L;

    /** How long a call waits for the grid to answer, in nanoseconds. */
    private final long callTimeout;

    private volatile boolean silent;
    private volatile String trouble = "";

    Outage(Duration callTimeout) {
        this.callTimeout = callTimeout.toNanos();
    }

    /** True if something was sent and the grid has not answered for {@link #SILENCE}. */
    boolean isSilent() {
        return silent;
    }

    /** What is known of why there is no answer. */
    String trouble() {
        return trouble.isEmpty() ? "it did not answer" : trouble;
    }

    void trouble(Throwable failure) {
        trouble = failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }

    /** The grid has answered. */
    void over() {
        trouble = "";
    }

    /** @param unansweredFor how long the grid has left a batch unanswered */
    void look(long unansweredFor) {
        silent = unansweredFor > SILENCE.toNanos();
    }

    /**
     * How long an attempt may be silent until there is another: a leader that is slow must not get ever more copies to
     * read, and one that is well again has to hear of it soon, and in time for the session.
     */
    long patience(Flight flight) {
        long first = Math.min(FIRST_PATIENCE, Math.min(flight.session.heartbeat(), callTimeout));
        long longest = Math.max(first, Math.min(LONGEST_PATIENCE, flight.session.timeToLive() / 4));
        return Math.min(first << Math.min(flight.silences, 5), longest);
    }

    /** Fails who has waited for the call time-out; later calls still have their own time. */
    void failOutwaited(Lane lane, Collection<Call<?>> waiting, long now) {
        Map<String, LockGridException> failures = new HashMap<>(); // many wait for the same
        for (Call<?> call : waiting) {
            if (now - call.submittedAt > callTimeout) {
                call.onFailure(lane, failures.computeIfAbsent(call.undone(), lane::unavailable));
            }
        }
    }
}
