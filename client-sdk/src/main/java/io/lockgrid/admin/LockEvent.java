package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lock. Immutable and thread-safe.
 *
 * @param number rises with every event of a group, with gaps; the same on every member that keeps the history
 * @param group the CP group of the lock
 * @param at when, by the clock of the member that led the group; of what Hazelcast's own lock API did, by the clock of
 *     the member that remembers it
 * @param lock the name of the lock, as for {@link io.lockgrid.LockGrid#lock(String)}
 * @param kind what happened
 * @param cause how it came to an end; null for {@link Kind#GRANTED}, {@link Kind#WAITING} and what was simply released
 * @param fence of the hold; 0 for a wait
 * @param session the id of the session, see {@link SessionInfo#id()}
 * @param member the name of the member or client
 * @param host its host and port, or the client's address
 * @param owner the name of the thread, or another label of the owner
 * @param reason why the lock was asked for, see {@link io.lockgrid.GridLock#withReason}; null if none was given
 * @param actor who did it, for {@link Cause#FORCED}; otherwise null
 * @param note why they did it, for {@link Cause#FORCED}; otherwise null
 */
public record LockEvent(
        long number,
        String group,
        Instant at,
        String lock,
        Kind kind,
        @MayBeNull @Nullable Cause cause,
        long fence,
        String session,
        String member,
        String host,
        String owner,
        @MayBeNull @Nullable String reason,
        @MayBeNull @Nullable String actor,
        @MayBeNull @Nullable String note) {

    /** What happened. More may be added. */
    public enum Kind {
        /** A hold began. */
        GRANTED,
        /** A hold was given back. */
        RELEASED,
        /** A hold was taken away. */
        LOST,
        /** A wait began. */
        WAITING,
        /** A wait ended without the lock. */
        GAVE_UP
    }

    /** How a hold or a wait came to its end. More may be added. */
    public enum Cause {
        /** Its caller did not want it any more. */
        WITHDRAWN,
        /** Its member or client closed its session, while it was held or waited for. */
        SESSION_CLOSED,
        /** It waited as long as it might. */
        TIMED_OUT,
        /** It lasted longer than its max hold. */
        MAX_HOLD_ENDED,
        /** An operator ended it, or its session, or somebody destroyed the lock through Hazelcast's own API. */
        FORCED,
        /** The grid had not heard of its member or client for the session's time to live. */
        SESSION_EXPIRED
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public LockEvent {
        Check.notNegative("number", number);
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(kind, "kind");
        Check.notNegative("fence", fence);
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(owner, "owner");
    }
}
