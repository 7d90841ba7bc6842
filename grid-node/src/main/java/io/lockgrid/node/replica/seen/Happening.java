package io.lockgrid.node.replica.seen;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.Claim;
import io.lockgrid.node.table.words.Ending;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a lock, as it is remembered: references to what was there anyway. Immutable.
 *
 * @param claim the hold or the wait
 * @param ending null if it began
 */
public record Happening(
        long number,
        long atMillis,
        Claim claim,
        Home home,
        @Nullable Ending ending,
        @Nullable String actor,
        @Nullable String note) {}
