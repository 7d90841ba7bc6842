package io.lockgrid.node.table;

import io.lockgrid.node.table.trie.Edit;
import io.lockgrid.node.table.trie.Trie;
import org.jspecify.annotations.Nullable;

/** What a lock has besides one hold: most locks have nothing of it. Owned by its {@link Lock}, and changed by that alone. */
final class Crowd {
    /** All holds but the lock's first, by fence. */
    final Trie<Hold> holds;

    /** By the fence of the hold that was taken away. */
    final Trie<Delay> delays;

    /** By ticket. */
    final Trie<Wait> queue;

    /** Units of these holds and delays. */
    long used;

    Crowd() {
        holds = new Trie<>(Hold::fence);
        delays = new Trie<>(Delay::fence);
        queue = new Trie<>(Wait::ticket);
    }

    Crowd(Crowd other) {
        holds = other.holds.copy();
        delays = other.delays.copy();
        queue = other.queue.copy();
        used = other.used;
    }

    void put(Edit edit, Hold hold) {
        remove(edit, hold.fence());
        holds.put(edit, hold);
        used += hold.units();
    }

    void remove(Edit edit, long fence) {
        @Nullable Hold hold = holds.get(fence);
        if (hold != null) {
            holds.remove(edit, fence);
            used -= hold.units();
        }
    }

    boolean isEmpty() {
        return holds.size() == 0 && delays.size() == 0 && queue.size() == 0;
    }
}
