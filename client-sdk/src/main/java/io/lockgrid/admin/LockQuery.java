package io.lockgrid.admin;

import io.lockgrid.internal.bytes.MayBeNull;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which locks an operator wants to see, in which order, and which page of them. Immutable and thread-safe; each {@code
 * with…} answers a changed copy. Start from {@link #all()}:
 *
 * <pre>{@code
 * LockPage oldest = admin.locks(LockQuery.all()
 *         .withPrefix("orders/")
 *         .withOlderThan(Duration.ofMinutes(5))
 *         .withSort(LockSort.AGE)
 *         .withDescending(true));
 * }</pre>
 *
 * <p>A lock has to meet every condition that is set.
 *
 * @param prefix what the name begins with; empty for every name
 * @param states one of the states it has to be in, where {@link LockState#WAITED_FOR} is every lock that somebody waits
 *     for, held or in delay; empty for every state
 * @param holder what the holder's session id, member name, host or owner contains, where upper and lower case are the same;
 *     empty for every lock, held or not
 * @param olderThan how long the present hold has to last at least; null for every lock, held or not
 * @param sort what to sort by
 * @param descending whether the last in that order comes first; equal ones follow in the order of their names either
 *     way
 * @param offset how many to leave out at the beginning
 * @param limit how many to answer at most, 1 to {@value #MAX_LIMIT}
 */
public record LockQuery(
        String prefix,
        Set<LockState> states,
        String holder,
        @MayBeNull @Nullable Duration olderThan,
        LockSort sort,
        boolean descending,
        int offset,
        int limit) {

    /** The largest page. */
    public static final int MAX_LIMIT = 1000;

    private static final LockQuery ALL = new LockQuery("", Set.of(), "", null, LockSort.NAME, false, 0, 100);

    /**
     * Copies the states and checks the numbers.
     *
     * @throws IllegalArgumentException if {@code olderThan} or {@code offset} is negative, or {@code limit} is not
     *     within 1 to {@value #MAX_LIMIT}
     */
    public LockQuery {
        Objects.requireNonNull(prefix, "prefix");
        states = Set.copyOf(states);
        Objects.requireNonNull(holder, "holder");
        Check.notNegative("olderThan", olderThan);
        Objects.requireNonNull(sort, "sort");
        Check.notNegative("offset", offset);
        Check.that(limit >= 1 && limit <= MAX_LIMIT, "limit has to be 1 to " + MAX_LIMIT + ", but is " + limit);
    }

    /** Every live lock, by name, the first 100. */
    public static LockQuery all() {
        return ALL;
    }

    /** A copy with another {@link #prefix()}. */
    public LockQuery withPrefix(String changed) {
        return new LockQuery(changed, states, holder, olderThan, sort, descending, offset, limit);
    }

    /** A copy with other {@link #states()}; without any, every state. */
    public LockQuery withStates(LockState... changed) {
        return withStates(Set.copyOf(List.of(changed)));
    }

    /** A copy with other {@link #states()}; without any, every state. */
    public LockQuery withStates(Set<LockState> changed) {
        return new LockQuery(prefix, changed, holder, olderThan, sort, descending, offset, limit);
    }

    /** A copy with another {@link #holder()}. */
    public LockQuery withHolder(String changed) {
        return new LockQuery(prefix, states, changed, olderThan, sort, descending, offset, limit);
    }

    /** A copy with another {@link #olderThan()}. */
    public LockQuery withOlderThan(@Nullable Duration changed) {
        return new LockQuery(prefix, states, holder, changed, sort, descending, offset, limit);
    }

    /** A copy with another {@link #sort()}. */
    public LockQuery withSort(LockSort changed) {
        return new LockQuery(prefix, states, holder, olderThan, changed, descending, offset, limit);
    }

    /** A copy with another {@link #descending()}. */
    public LockQuery withDescending(boolean changed) {
        return new LockQuery(prefix, states, holder, olderThan, sort, changed, offset, limit);
    }

    /** A copy with another {@link #offset()}. */
    public LockQuery withOffset(int changed) {
        return new LockQuery(prefix, states, holder, olderThan, sort, descending, changed, limit);
    }

    /** A copy with another {@link #limit()}. */
    public LockQuery withLimit(int changed) {
        return new LockQuery(prefix, states, holder, olderThan, sort, descending, offset, changed);
    }
}
