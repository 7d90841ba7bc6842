package io.lockgrid.admin;

import java.time.Instant;
import java.util.Objects;

/**
 * What an operator did. Immutable and thread-safe.
 *
 * @param number 1, 2, 3 and so on in each lock table
 * @param at when, by the clock of the member that asked for it
 * @param actor who, as they called themselves
 * @param action what, such as {@code force-release} or {@code close-session}
 * @param target the name of the lock, or the id of the session
 * @param fence the fence that was named, 0 for an act on a session
 * @param reason why, in the actor's words
 * @param outcome what came of it, in words
 */
public record AuditEntry(
        long number,
        Instant at,
        String actor,
        String action,
        String target,
        long fence,
        String reason,
        String outcome) {

    /**
     * Checks the components.
     *
     * @throws IllegalArgumentException if a number is negative
     */
    public AuditEntry {
        Check.notNegative("number", number);
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(action, "action");
        Objects.requireNonNull(target, "target");
        Check.notNegative("fence", fence);
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(outcome, "outcome");
    }
}
