package io.lockgrid.node;

import io.lockgrid.internal.config.Keys;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A rule for the locks whose name matches; null says nothing about that property. A rule with a name alone exempts its
 * locks from the rules after it. Immutable and thread-safe.
 *
 * @param name a name without its group, where {@code *} stands for any characters, also none; 1 to 512 characters
 * @param maxHold a hold is taken away after this time; 1 ms to 365 days
 * @param lockDelay how long the lock stays closed after a hold that was not released; zero for not at all, at most 1 day
 * @param maxWaiters how many may wait, 0 to 1,000,000; 0 means that nobody waits
 */
public record LockRule(
        String name,
        @Nullable Duration maxHold,
        @Nullable Duration lockDelay,
        @Nullable Integer maxWaiters) {

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the key and what is allowed
     */
    public LockRule {
        Keys.RULE_NAME.check(name);
        if (maxHold != null) {
            Keys.RULE_MAX_HOLD.check(maxHold);
        }
        if (lockDelay != null) {
            Keys.RULE_LOCK_DELAY.check(lockDelay);
        }
        if (maxWaiters != null) {
            Keys.RULE_MAX_WAITERS.check(maxWaiters);
        }
    }
}
