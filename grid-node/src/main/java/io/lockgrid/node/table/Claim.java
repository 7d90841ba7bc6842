package io.lockgrid.node.table;

import io.lockgrid.internal.words.LockTerms;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a session has of a lock: a hold of it, or a place in its queue. Immutable. */
public sealed interface Claim permits Hold, Wait {
    /** The session it belongs to. */
    UUID session();

    /** The sequence of the acquire that made it. */
    long acquire();

    /** The name of the lock. */
    String name();

    /** Who in the session has it. */
    long owner();

    /** The thread or owner, for operators. */
    String ownerLabel();

    /** Why, for operators. */
    @Nullable
    String reason();

    /** What applies to it. */
    LockTerms terms();

    /** How many units it has, or wants. */
    default int units() {
        return terms().demand().units();
    }

    /** The max hold of the hold that it is, or of the one to come; 0 for none. */
    default long maxHoldMillis() {
        return terms().maxHoldMillis();
    }

    /** How long its units stay closed if the hold is taken away. */
    default long lockDelayMillis() {
        return terms().lockDelayMillis();
    }

    /** Since when, by the wall clock of the proposer, in milliseconds since 1970. */
    long since();
}
