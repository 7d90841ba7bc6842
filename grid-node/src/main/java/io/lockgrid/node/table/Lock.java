package io.lockgrid.node.table;

import io.lockgrid.node.table.trie.Edit;
import io.lockgrid.node.table.trie.Trie;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A lock that is held, waited for, or in lock-delay: a view into the table it was read from, good
 * until that table changes. To read while the table goes on, read from a {@link LockTable#fork()}.
 */
public final class Lock {
    private final Edit edit;
    private final long hash;
    private final String name;
    private @Nullable Hold holder;
    private @Nullable Delay delay;
    /** Null while nobody waits. */
    private @Nullable Trie<Wait> waiters;

    /** @param hash of the name, in the table that it is in */
    Lock(Edit edit, long hash, String name, @Nullable Hold holder, @Nullable Delay delay) {
        this.edit = edit;
        this.hash = hash;
        this.name = name;
        this.holder = holder;
        this.delay = delay;
    }

    private Lock(Edit edit, Lock other) {
        this.edit = edit;
        hash = other.hash;
        name = other.name;
        holder = other.holder;
        delay = other.delay;
        waiters = other.waiters == null ? null : other.waiters.copy();
    }

    long hash() {
        return hash;
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Who holds it, null in lock-delay. */
    public @Nullable Hold holder() {
        return holder;
    }

    /** Its lock-delay, null if it is held. */
    public @Nullable Delay delay() {
        return delay;
    }

    /** How many wait for it. */
    public int waiterCount() {
        return waiters == null ? 0 : waiters.size();
    }

    /** Who waits for it, the next one first, at most so many. */
    public List<Wait> waiters(int most) {
        return waiters == null ? List.of() : waiters.first(most);
    }

    /** This, or a copy if this is shared. */
    Lock own(Edit now) {
        return edit == now ? this : new Lock(now, this);
    }

    boolean isHeldBy(UUID session, long owner) {
        return holder != null && holder.owner() == owner && holder.session().equals(session);
    }

    /** The fence that stands in the way: the holder's, or that of the hold whose lock-delay runs. */
    long closedBy() {
        if (holder != null) {
            return holder.fence();
        }
        return delay == null ? 0 : delay.fence();
    }

    void hold(Hold hold) {
        holder = hold;
        delay = null;
    }

    void delay(Delay started) {
        holder = null;
        delay = started;
    }

    void enqueue(Wait wait) {
        if (waiters == null) {
            waiters = new Trie<>(Wait::ticket);
        }
        waiters.put(edit, wait);
    }

    @Nullable
    Wait nextWaiter() {
        return waiters == null ? null : waiters.first();
    }

    void dequeue(Wait wait) {
        if (waiters != null) {
            waiters.remove(edit, wait.ticket());
            waiters = waiters.size() == 0 ? null : waiters;
        }
    }
}
