package io.lockgrid.node.table.words;

import io.lockgrid.internal.words.Home;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a session asks. Everything that its execution needs is in the command, so that replicas never
 * consult a configuration of their own. Durations are milliseconds.
 */
public sealed interface SessionCommand extends Command {
    /** Greater than 0 and unique in its session: a command that comes again is not executed again. */
    long sequence();

    /**
     * Opens the session of the batch. If it is open already, nothing changes and the answer is the
     * same. If the claim is below the fence at which a session was opened that is over, the answer is {@link
     * Result.SessionUnknown}: a session that ended never comes back by a late copy of its opening.
     *
     * @param home whose session it is
     * @param timeToLiveMillis the session ends if none of its batches is applied for this long
     * @param heartbeatMillis how often a batch comes at least while its opener is well, for operators
     * @param maxHolds how many holds and waits it may have together
     * @param maxSessions a client is refused if the table has so many sessions
     * @param maxOfClient a client is refused if it has so many sessions itself
     * @param highestFence the highest fence its opener has ever seen, 0 if none; later fences are
     *     higher
     */
    record OpenSession(
            long sequence,
            Home home,
            long timeToLiveMillis,
            long heartbeatMillis,
            int maxHolds,
            int maxSessions,
            int maxOfClient,
            long highestFence)
            implements SessionCommand {
        public OpenSession {
            Check.sequence("sequence", sequence);
            Check.positive("timeToLiveMillis", timeToLiveMillis);
            Check.positive("heartbeatMillis", heartbeatMillis);
            Check.positive("maxHolds", maxHolds);
            Check.positive("maxSessions", maxSessions);
            Check.positive("maxOfClient", maxOfClient);
            Check.notNegative("highestFence", highestFence);
        }
    }

    /** A sign of life; its batch's reply carries all events that were not acknowledged. */
    record KeepAlive(long sequence) implements SessionCommand {
        public KeepAlive {
            Check.sequence("sequence", sequence);
        }
    }

    /** Ends the session of the batch: its waits leave, its holds are released without lock-delay. */
    record CloseSession(long sequence) implements SessionCommand {
        public CloseSession {
            Check.sequence("sequence", sequence);
        }
    }

    /**
     * Asks for a lock that its owner does not have: an owner that has it waits for itself.
     *
     * @param owner who in the session will hold it; a hold belongs to (session, owner)
     * @param waitMillis 0 not to wait, -1 to wait without a deadline
     * @param maxHoldMillis the hold is taken away after this long, 0 for never
     * @param lockDelayMillis how long the lock stays closed if the hold is taken away
     * @param maxWaiters the acquire is refused if so many wait for this lock already
     * @param ownerLabel the thread or owner, for operators
     * @param reason why, for operators
     */
    record Acquire(
            long sequence,
            String name,
            long owner,
            long waitMillis,
            long maxHoldMillis,
            long lockDelayMillis,
            int maxWaiters,
            String ownerLabel,
            @Nullable String reason)
            implements SessionCommand {
        /** Value of {@code waitMillis} to wait without a deadline. */
        public static final long NO_DEADLINE = -1;

        public Acquire {
            Check.sequence("sequence", sequence);
            Check.atLeast("waitMillis", waitMillis, NO_DEADLINE);
            Check.notNegative("maxHoldMillis", maxHoldMillis);
            Check.notNegative("lockDelayMillis", lockDelayMillis);
            Check.notNegative("maxWaiters", maxWaiters);
        }
    }

    /**
     * Enters a hold once more. Commands of a session overtake each other, so this one and a release name the depth that
     * their session counts, and of two the one with the higher sequence counts.
     *
     * @param fence the hold's fence, 0 for whatever hold the owner has
     * @param depth how often the owner has it with this
     */
    record Reenter(long sequence, String name, long owner, long fence, int depth) implements SessionCommand {
        public Reenter {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.positive("depth", depth);
        }
    }

    /**
     * Gives a hold back, or levels of it.
     *
     * @param fence the hold's fence, 0 for whatever hold the owner has
     * @param depthLeft how often the owner still has it; 0 ends it, whatever overtook this
     */
    record Release(long sequence, String name, long owner, long fence, int depthLeft) implements SessionCommand {
        public Release {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.notNegative("depthLeft", depthLeft);
        }
    }

    /**
     * Starts the max hold of a hold anew.
     *
     * @param fence the hold's fence, 0 for whatever hold the owner has
     * @param maxHoldMillis the max hold from now on, 0 for none
     */
    record Renew(long sequence, String name, long owner, long fence, long maxHoldMillis) implements SessionCommand {
        public Renew {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.notNegative("maxHoldMillis", maxHoldMillis);
        }
    }

    /**
     * Undoes an acquire, whatever became of it, also if it arrives later than this. A hold that it made ends
     * wholly: who withdraws has not heard of it, and so has not entered it again.
     *
     * @param acquire the sequence of the acquire
     */
    record Withdraw(long sequence, long acquire) implements SessionCommand {
        public Withdraw {
            Check.sequence("sequence", sequence);
            Check.sequence("acquire", acquire);
        }
    }

    /**
     * Takes a hold away by an operator's order. A hold with any other fence is not touched.
     *
     * @param auditLimit how many audit entries are kept
     */
    record ForceRelease(long sequence, String name, long fence, String actor, String reason, int auditLimit)
            implements SessionCommand {
        public ForceRelease {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.notNegative("auditLimit", auditLimit);
        }
    }

    /**
     * Ends a session, any session, by an operator's order.
     *
     * @param session the session to end
     * @param auditLimit how many audit entries are kept
     */
    record EndSession(long sequence, UUID session, String actor, String reason, int auditLimit)
            implements SessionCommand {
        public EndSession {
            Check.sequence("sequence", sequence);
            Check.notNegative("auditLimit", auditLimit);
        }
    }

    /**
     * Asks a holder to let go, by an operator's wish. A hold with any other fence is not meant.
     *
     * @param auditLimit how many audit entries are kept
     */
    record AskToRelease(long sequence, String name, long fence, String actor, String reason, int auditLimit)
            implements SessionCommand {
        public AskToRelease {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.notNegative("auditLimit", auditLimit);
        }
    }

    /**
     * Writes an act that is not the table's into its audit trail.
     *
     * @param number 0 for a new entry; else that of the entry whose outcome this is
     * @param auditLimit how many audit entries are kept
     */
    record NoteAct(
            long sequence,
            long number,
            String actor,
            String action,
            String target,
            String reason,
            String outcome,
            int auditLimit)
            implements SessionCommand {
        public NoteAct {
            Check.sequence("sequence", sequence);
            Check.notNegative("number", number);
            Check.notNegative("auditLimit", auditLimit);
        }
    }
}
