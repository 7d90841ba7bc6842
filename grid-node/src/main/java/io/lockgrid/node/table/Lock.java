package io.lockgrid.node.table;

import io.lockgrid.internal.words.Demand;
import io.lockgrid.node.table.trie.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held, waited for, or in lock-delay: a pool of units, of which each hold and each lock-delay has some. A
 * view into the table it was read from, good until that table changes. To read while the table goes on, read from a {@link
 * LockTable#fork()}.
 */
public final class Lock {
    private final Edit edit;
    private final String name;
    private final Demand pool;
    private @Nullable Hold first;

    /** Null while there is nothing in it. */
    private @Nullable Crowd crowd;

    /** @param pool whose kind and capacity are the lock's for as long as it is in the table */
    Lock(Edit edit, String name, Demand pool) {
        this.edit = edit;
        this.name = name;
        this.pool = pool;
    }

    private Lock(Edit edit, Lock other) {
        this.edit = edit;
        name = other.name;
        pool = other.pool;
        first = other.first;
        crowd = other.crowd == null ? null : new Crowd(other.crowd);
    }

    /** This, or a copy if this is shared. */
    Lock own(Edit now) {
        return edit == now ? this : new Lock(now, this);
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** What its kind and capacity are; the units are those of its first claim. */
    public Demand pool() {
        return pool;
    }

    /** Units of holds and lock-delays. */
    public long used() {
        return (first == null ? 0 : first.units()) + (crowd == null ? 0 : crowd.used);
    }

    /** The oldest hold, which is the only one of a mutex; null if there is none. */
    public @Nullable Hold holder() {
        return first;
    }

    /** Its holds, the oldest first, at most so many. */
    public List<Hold> holds(int most) {
        if (first == null || most == 0) {
            return List.of();
        } else if (crowd == null) {
            return List.of(first);
        }
        List<Hold> all = new ArrayList<>();
        all.add(first);
        all.addAll(crowd.holds.first(most - 1));
        return all;
    }

    /** How many holds there are. */
    public int holdCount() {
        return first == null ? 0 : 1 + (crowd == null ? 0 : crowd.holds.size());
    }

    /** The hold with that fence, or null. */
    public @Nullable Hold hold(long fence) {
        if (first != null && first.fence() == fence) {
            return first;
        }
        return crowd == null ? null : crowd.holds.get(fence);
    }

    /** What an owner has of it; the oldest, where it has several. */
    @Nullable
    Hold heldBy(UUID session, long owner) {
        for (Hold hold : holds(Integer.MAX_VALUE)) {
            if (hold.owner() == owner && hold.session().equals(session)) {
                return hold;
            }
        }
        return null;
    }

    /** The lock-delay that began first, null if there is none. */
    public @Nullable Delay delay() {
        return crowd == null ? null : crowd.delays.first();
    }

    /** Its lock-delays, the oldest first. */
    public List<Delay> delays() {
        return crowd == null ? List.of() : crowd.delays.first(Integer.MAX_VALUE);
    }

    @Nullable
    Delay delay(long fence) {
        return crowd == null ? null : crowd.delays.get(fence);
    }

    /** How many wait for it. */
    public int waiterCount() {
        return crowd == null ? 0 : crowd.queue.size();
    }

    /** Who waits for it, the next one first, at most so many. */
    public List<Wait> waiters(int most) {
        return crowd == null ? List.of() : crowd.queue.first(most);
    }

    /** Whether so many units are free, for who is next. */
    boolean hasFree(int units) {
        return pool.capacity() - used() >= units;
    }

    /** Adds a hold, or replaces an earlier version of it. */
    void put(Hold hold) {
        if (first == null || first.fence() == hold.fence()) {
            first = hold;
        } else {
            crowd().put(edit, hold);
        }
    }

    void remove(Hold hold) {
        boolean oldest = first != null && first.fence() == hold.fence();
        if (oldest) {
            first = crowd == null ? null : crowd.holds.first();
        }
        if (crowd != null) {
            crowd.remove(edit, oldest && first != null ? first.fence() : hold.fence());
            shrink();
        }
    }

    void put(Delay delay) {
        crowd().delays.put(edit, delay);
        crowd().used += delay.units();
    }

    void remove(Delay delay) {
        if (crowd != null) {
            crowd.delays.remove(edit, delay.fence());
            crowd.used -= delay.units();
            shrink();
        }
    }

    void enqueue(Wait wait) {
        crowd().queue.put(edit, wait);
    }

    @Nullable
    Wait nextWaiter() {
        return crowd == null ? null : crowd.queue.first();
    }

    void dequeue(Wait wait) {
        if (crowd != null) {
            crowd.queue.remove(edit, wait.ticket());
            shrink();
        }
    }

    /** Whether nobody has or wants anything of it. */
    boolean isIdle() {
        return first == null && crowd == null;
    }

    private Crowd crowd() {
        if (crowd == null) {
            crowd = new Crowd();
        }
        return crowd;
    }

    private void shrink() {
        if (crowd != null && crowd.isEmpty()) {
            crowd = null;
        }
    }
}
