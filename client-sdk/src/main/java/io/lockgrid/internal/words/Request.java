package io.lockgrid.internal.words;

import io.lockgrid.internal.bytes.Recurring;
import io.lockgrid.internal.bytes.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a session asks of the lock table. Immutable. Durations are milliseconds.
 *
 * <p>The sequence is greater than 0, unique in its session, and rises: a request that comes again is not executed again.
 * Everything that its execution needs is in it, so that replicas never consult a configuration of their own.
 */
public sealed interface Request {

    long sequence();

    /** The lock that it is about, or null. */
    default @Nullable String name() {
        return null;
    }

    /**
     * Opens the session, or confirms that it is open. Answered with {@link Outcome.SessionUnknown} where a session has ended
     * since the fence that it claims, so that a late copy opens nothing.
     *
     * @param home whose session it is
     * @param timeToLiveMillis the session ends if none of its batches is applied for this long
     * @param heartbeatMillis how often a batch comes at least while its opener is well, for operators
     * @param highestFence the highest fence its opener has ever seen, 0 if none; later fences are higher
     */
    @Tag(1)
    record Open(
            long sequence,
            Home home,
            long timeToLiveMillis,
            long heartbeatMillis,
            long highestFence,
            SessionTerms terms)
            implements Request {
        public Open {
            Check.sequence("sequence", sequence);
            Check.positive("timeToLiveMillis", timeToLiveMillis);
            Check.positive("heartbeatMillis", heartbeatMillis);
            Check.notNegative("highestFence", highestFence);
        }

        /** The same from there. */
        public Open from(Home other) {
            return new Open(sequence, other, timeToLiveMillis, heartbeatMillis, highestFence, terms);
        }
    }

    /** Says that the session is alive and asks for all notices that were not acknowledged. */
    @Tag(2)
    record KeepAlive(long sequence) implements Request {
        public KeepAlive {
            Check.sequence("sequence", sequence);
        }
    }

    /** Ends the session: its waits leave, its holds are lost with it. */
    @Tag(3)
    record Close(long sequence) implements Request {
        public Close {
            Check.sequence("sequence", sequence);
        }
    }

    /**
     * Asks for a lock that its owner does not have; where the owner still has it, it waits for itself.
     *
     * @param waitMillis 0 not to wait, {@link #NO_DEADLINE} to wait without a deadline
     */
    @Tag(4)
    record Acquire(
            long sequence,
            String name,
            Asker asker,
            long waitMillis,
            @Recurring LockTerms terms) implements Request {
        /** For {@code waitMillis}. */
        public static final long NO_DEADLINE = -1;

        public Acquire {
            Check.sequence("sequence", sequence);
            Check.atLeast("waitMillis", waitMillis, NO_DEADLINE);
        }

        /** The same, where this applies. */
        public Acquire with(LockTerms applied) {
            return new Acquire(sequence, name, asker, waitMillis, applied);
        }
    }

    /**
     * Enters a hold once more. It names the depth that its owner counts, and so does a release: whatever overtakes what,
     * the one with the highest sequence is what counts.
     *
     * @param fence the hold's fence, 0 for whatever hold the owner has
     * @param depth how often the owner has it with this
     */
    @Tag(10)
    record Reenter(long sequence, String name, long owner, long fence, int depth) implements Request {
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
     * @param closedForMillis how long what it had stays closed when this ends it, 0 for no time
     */
    @Tag(5)
    record Release(long sequence, String name, long owner, long fence, int depthLeft, long closedForMillis)
            implements Request {
        public Release {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.notNegative("depthLeft", depthLeft);
            Check.notNegative("closedForMillis", closedForMillis);
        }

        /** What it had is free when this ends it. */
        public Release(long sequence, String name, long owner, long fence, int depthLeft) {
            this(sequence, name, owner, fence, depthLeft, 0);
        }
    }

    /**
     * Starts the max hold of a hold anew.
     *
     * @param fence the hold's fence, 0 for whatever hold the owner has
     * @param maxHoldMillis the max hold from now on, 0 for none
     */
    @Tag(6)
    record Renew(long sequence, String name, long owner, long fence, long maxHoldMillis) implements Request {
        public Renew {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
            Check.notNegative("maxHoldMillis", maxHoldMillis);
        }
    }

    /**
     * Undoes the acquire with the given sequence, wherever it is: not arrived yet, waiting, or holding. A hold that it made
     * ends wholly: who withdraws has not heard of it, and so has not entered it again.
     */
    @Tag(7)
    record Withdraw(long sequence, long acquire) implements Request {
        public Withdraw {
            Check.sequence("sequence", sequence);
            Check.sequence("acquire", acquire);
        }
    }

    /** What an operator does, which the audit trail names him by. */
    interface Act {
        String actor();

        /** The same by somebody else. */
        Request by(String other);
    }

    /** An operator takes a hold away. A hold with any other fence is not touched. */
    @Tag(8)
    record ForceRelease(
            long sequence,
            String name,
            long fence,
            @Recurring String actor,
            @Recurring String reason) implements Request, Act {
        public ForceRelease {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
        }

        @Override
        public Request by(String other) {
            return new ForceRelease(sequence, name, fence, other, reason);
        }
    }

    /** An operator ends a session, any session. */
    @Tag(9)
    record EndSession(
            long sequence,
            UUID session,
            @Recurring String actor,
            @Recurring String reason) implements Request, Act {
        public EndSession {
            Check.sequence("sequence", sequence);
        }

        @Override
        public Request by(String other) {
            return new EndSession(sequence, session, other, reason);
        }
    }

    /** An operator asks a holder to let go. A hold with any other fence is not meant. */
    @Tag(20)
    record AskToRelease(
            long sequence,
            String name,
            long fence,
            @Recurring String actor,
            @Recurring String reason) implements Request, Act {
        public AskToRelease {
            Check.sequence("sequence", sequence);
            Check.notNegative("fence", fence);
        }

        @Override
        public Request by(String other) {
            return new AskToRelease(sequence, name, fence, other, reason);
        }
    }

    /**
     * What an operator does to members, for the audit trail.
     *
     * @param number 0 to write an entry; else that of the entry, begun by the same actor, whose outcome this is
     */
    @Tag(21)
    record NoteAct(
            long sequence,
            long number,
            @Recurring String actor,
            @Recurring String action,
            String target,
            @Recurring String reason,
            @Recurring String outcome)
            implements Request, Act {
        public NoteAct {
            Check.sequence("sequence", sequence);
            Check.notNegative("number", number);
        }

        @Override
        public Request by(String other) {
            return new NoteAct(sequence, number, other, action, target, reason, outcome);
        }
    }
}
