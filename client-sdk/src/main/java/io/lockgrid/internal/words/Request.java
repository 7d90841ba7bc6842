package io.lockgrid.internal.words;

import io.lockgrid.internal.bytes.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a session asks of the lock table. Immutable.
 *
 * <p>The sequence is unique in its session and rises; together they make a repeated request have the effect of one.
 */
public sealed interface Request {

    long sequence();

    /**
     * Opens the session, or confirms that it is open; tells the highest fence that its node has ever seen. Answered with
     * {@link Outcome.SessionUnknown} where a session has ended since that fence, so that a late copy opens nothing.
     */
    @Tag(1)
    record Open(long sequence, Home home, long timeToLiveMillis, long heartbeatMillis, long highestFence)
            implements Request {}

    /** Says that the session is alive and asks for all notices that were not acknowledged. */
    @Tag(2)
    record KeepAlive(long sequence) implements Request {}

    /** Ends the session gracefully: what it holds is released. */
    @Tag(3)
    record Close(long sequence) implements Request {}

    /**
     * Asks for a lock that its owner does not have; where the owner still has it, it waits for itself.
     *
     * @param waitMillis 0: do not wait; -1: wait without a deadline
     * @param maxHoldMillis 0: none asked for
     */
    @Tag(4)
    record Acquire(
            long sequence,
            String name,
            long owner,
            long waitMillis,
            long maxHoldMillis,
            String ownerLabel,
            @Nullable String reason)
            implements Request {}

    /**
     * Enters a hold once more. It names the depth that its owner counts, and so does a release: whatever overtakes what,
     * the one with the highest sequence is what counts.
     */
    @Tag(10)
    record Reenter(long sequence, String name, long owner, long fence, int depth) implements Request {}

    /**
     * Gives a hold back, or levels of it.
     *
     * @param depthLeft how often its owner still has it; 0 ends it
     */
    @Tag(5)
    record Release(long sequence, String name, long owner, long fence, int depthLeft) implements Request {}

    /** Starts the max hold anew. */
    @Tag(6)
    record Renew(long sequence, String name, long owner, long fence, long maxHoldMillis) implements Request {}

    /** Undoes the acquire with the given sequence, wherever it is: not arrived yet, waiting, or holding, then wholly. */
    @Tag(7)
    record Withdraw(long sequence, long acquire) implements Request {}

    /** An operator takes a hold away. */
    @Tag(8)
    record ForceRelease(long sequence, String name, long fence, String actor, String reason) implements Request {}

    /** An operator ends a session. */
    @Tag(9)
    record EndSession(long sequence, UUID session, String actor, String reason) implements Request {}

    /** An operator asks a holder to let go. */
    @Tag(20)
    record AskToRelease(long sequence, String name, long fence, String actor, String reason) implements Request {}

    /**
     * What an operator does to members, for the audit trail.
     *
     * @param number 0 to write an entry; else that of the entry, begun by the same actor, whose outcome this is
     */
    @Tag(21)
    record NoteAct(
            long sequence, long number, String actor, String action, String target, String reason, String outcome)
            implements Request {}
}
