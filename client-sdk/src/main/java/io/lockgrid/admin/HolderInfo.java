package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Who holds a lock. Immutable and thread-safe.
 *
 * @param session the id of the session, see {@link SessionInfo#id()}
 * @param member the name of the member or client
 * @param host its host and port, or the client's address
 * @param owner the name of the thread, or another label of the owner
 * @param reason why, see {@link io.lockgrid.GridLock#withReason}; null if none was given
 * @param since when the hold began, by the clock of the member that asked for it: for people to read, not to compute
 *     with
 * @param maxHold when it is taken away, counted from the grant or the last renewal; null if it has no max hold
 * @param maxHoldLeft how much of that is left, as the leader counts it; null if there is no max hold, and where the
 *     holder is part of the answer to an act
 */
public record HolderInfo(
        String session,
        String member,
        String host,
        String owner,
        @MayBeNull @Nullable String reason,
        Instant since,
        @MayBeNull @Nullable Duration maxHold,
        @MayBeNull @Nullable Duration maxHoldLeft) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a duration is negative, or is left of no max hold
     */
    public HolderInfo {
        Objects.requireNonNull(session, "session");
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(since, "since");
        Check.notNegative("maxHold", maxHold);
        Check.notNegative("maxHoldLeft", maxHoldLeft);
        Check.that(
                maxHoldLeft == null || maxHold != null, "Of no max hold nothing is left, but this is " + maxHoldLeft);
    }
}
