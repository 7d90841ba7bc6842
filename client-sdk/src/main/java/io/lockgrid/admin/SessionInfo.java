package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A session: what binds holds and waits to the life of a process. Immutable and thread-safe.
 *
 * @param id its id, never used again
 * @param kind whose it is
 * @param name the name of the member or client
 * @param host its host and port, or the client's address
 * @param since when it was opened, by the clock of the member that asked for it: for people to read
 * @param timeToLive how long it lives without a sign of life
 * @param timeToLiveLeft how much of that is left, as the leader counts it; zero if it is about to end
 * @param heartbeat how often a sign of life is due at least: the interval of the grid, or a third of the time to live if
 *     the session brought one of its own
 * @param holds what it holds, by name
 * @param waits what it waits for, by name
 */
public record SessionInfo(
        String id,
        SessionKind kind,
        String name,
        String host,
        Instant since,
        Duration timeToLive,
        Duration timeToLiveLeft,
        Duration heartbeat,
        List<Claim> holds,
        List<Claim> waits) {

    /**
     * A lock that a session holds or waits for. Immutable and thread-safe.
     *
     * @param lock the name of the lock
     * @param fence the fence of the hold, 0 for a wait
     * @param owner the name of the thread, or another label of the owner
     * @param since when the hold or the wait began
     * @param maxHoldLeft how much of the max hold is left, as the leader counts it; null for a wait, and without one
     */
    public record Claim(
            String lock,
            long fence,
            String owner,
            Instant since,
            @MayBeNull @Nullable Duration maxHoldLeft) {

        /**
         * Checks the components.
         *
         * @throws IllegalArgumentException if the fence or the duration is negative
         */
        public Claim {
            Objects.requireNonNull(lock, "lock");
            Check.notNegative("fence", fence);
            Objects.requireNonNull(owner, "owner");
            Objects.requireNonNull(since, "since");
            Check.notNegative("maxHoldLeft", maxHoldLeft);
        }
    }

    /**
     * Copies the lists and checks the components.
     *
     * @throws IllegalArgumentException if a duration is negative, a hold has no fence, or a wait has one
     */
    public SessionInfo {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(since, "since");
        Check.notNegative("timeToLive", Objects.requireNonNull(timeToLive, "timeToLive"));
        Check.notNegative("timeToLiveLeft", Objects.requireNonNull(timeToLiveLeft, "timeToLiveLeft"));
        Check.notNegative("heartbeat", Objects.requireNonNull(heartbeat, "heartbeat"));
        holds = List.copyOf(holds);
        waits = List.copyOf(waits);
        for (Claim hold : holds) {
            Check.that(hold.fence() > 0, "A hold has a fence above 0, but this is " + hold);
        }
        for (Claim wait : waits) {
            Check.that(wait.fence() == 0, "A wait has no fence, but this is " + wait);
        }
    }

    /** How long ago the last sign of life came. */
    public Duration silentFor() {
        Duration silent = timeToLive.minus(timeToLiveLeft);
        return silent.isNegative() ? Duration.ZERO : silent;
    }

    /** Whether signs of life are known here: Hazelcast itself keeps the sessions of its own lock API. */
    public boolean heartbeatKnown() {
        return !timeToLive.isZero();
    }

    /** Whether two signs of life in a row are missing: its process may be dead. */
    public boolean heartbeatLate() {
        return silentFor().compareTo(heartbeat.multipliedBy(2)) > 0;
    }
}
