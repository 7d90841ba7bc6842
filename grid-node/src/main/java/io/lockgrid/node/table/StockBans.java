package io.lockgrid.node.table;

import io.lockgrid.node.table.trie.Edit;
import io.lockgrid.node.table.trie.Keys;
import io.lockgrid.node.table.trie.SecretHash;
import io.lockgrid.node.table.trie.Trie;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is refused at the stock doors: handles that destroyed their locks, and sessions that an operator ended while their CP
 * sessions are still to end. Owned by its {@link State}.
 */
final class StockBans {
    private final SecretHash hash;
    private final Trie<Destroyed> destroyed;
    private final Trie<UUID> barred;
    private Edit edit = new Edit();

    StockBans(SecretHash hash) {
        this.hash = hash;
        destroyed = new Trie<>(Destroyed::number);
        barred = new Trie<>(Keys.of(id -> id, this::hash));
    }

    private StockBans(StockBans other) {
        hash = other.hash;
        destroyed = other.destroyed.copy();
        barred = other.barred.copy();
    }

    private long hash(UUID id) {
        return hash.of(id);
    }

    /** A copy in O(1): both lose the right to change in place what they share. */
    StockBans fork() {
        edit = new Edit();
        return new StockBans(this);
    }

    /** The handles that destroyed their locks, oldest first. */
    List<Destroyed> destroyed() {
        return destroyed.first(Integer.MAX_VALUE);
    }

    boolean isDestroyed(String handle, String name) {
        return find(handle, name) != null;
    }

    private @Nullable Destroyed find(String handle, String name) {
        for (Destroyed one : destroyed()) { // few, and mostly none
            if (one.handle().equals(handle) && one.name().equals(name)) {
                return one;
            }
        }
        return null;
    }

    void put(Destroyed one) {
        forgive(one.handle(), one.name());
        destroyed.put(edit, one);
        Destroyed oldest = destroyed.first();
        if (oldest != null && destroyed.size() > Destroyed.BOUND) {
            destroyed.remove(edit, oldest.number());
        }
    }

    /** Makes a handle good again; false if it was. */
    boolean forgive(String handle, String name) {
        Destroyed found = find(handle, name);
        if (found != null) {
            destroyed.remove(edit, found.number());
        }
        return found != null;
    }

    List<UUID> barred() {
        return barred.first(Integer.MAX_VALUE);
    }

    boolean isBarred(UUID id) {
        return barred.get(hash(id), id) != null;
    }

    void bar(UUID id) {
        barred.put(edit, id);
    }

    void unbar(UUID id) {
        barred.remove(edit, hash(id), id);
    }
}
