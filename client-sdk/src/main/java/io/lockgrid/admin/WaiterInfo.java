package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who waits for a lock. Immutable and thread-safe.
 *
 * @param session the id of the session, see {@link SessionInfo#id()}
 * @param member the name of the member or client
 * @param host its host and port, or the client's address
 * @param owner the name of the thread, or another label of the owner
 * @param reason why, see {@link io.lockgrid.GridLock#withReason}; null if none was given
 * @param since when the wait began, by the clock of the member that asked for it: for people to read, not to compute
 *     with
 * @param timeout how long it waits in all, from its begin; null if it waits for as long as it takes
 * @param units how many units of the lock it wants; 1 of a mutex
 */
public record WaiterInfo(
        String session,
        String member,
        String host,
        String owner,
        @MayBeNull @Nullable String reason,
        Instant since,
        @MayBeNull @Nullable Duration timeout,
        int units) {

    /** Of a mutex. */
    public WaiterInfo(
            String session,
            String member,
            String host,
            String owner,
            @Nullable String reason,
            Instant since,
            @Nullable Duration timeout) {
        this(session, member, host, owner, reason, since, timeout, 1);
    }

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if the timeout is negative, or it wants nothing
     */
    public WaiterInfo {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(since, "since");
        Check.notNegative("timeout", timeout);
        Check.that(units > 0, "A wait is for a unit at least, but this is for " + units);
    }
}
