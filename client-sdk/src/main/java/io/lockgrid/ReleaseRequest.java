package io.lockgrid;

import java.time.Instant;
import java.util.Objects;

/**
 * An operator's request to let a lock go, or that of the holder's own instance, which is being closed; see {@link
 * Hold#onReleaseRequested}. Nothing has been taken away: what comes of it is up to the holder. Immutable and thread-safe.
 *
 * @param lock the name of the lock
 * @param fence the {@linkplain Hold#fence() fence} of the hold that it is about
 * @param actor who asks: a person, or the name of the instance that is being closed
 * @param reason why, in their words
 * @param at when, by the clock of the member that wrote it down, or of this process: for people to read, not to compute with
 */
public record ReleaseRequest(String lock, long fence, String actor, String reason, Instant at) {

    /** Checks that nothing is missing. */
    public ReleaseRequest {
        Objects.requireNonNull(lock, "lock");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }
}
