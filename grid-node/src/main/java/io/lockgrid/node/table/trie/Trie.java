package io.lockgrid.node.table.trie;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A map from keys to the elements that contain them: a radix tree over 64-bit hashes, 5 bits a level,
 * most significant bits first, levels without a branch left out. So elements that are keyed by a
 * positive number are in the order of their numbers.
 *
 * <p>Copies share their nodes. A node that carries the {@link Edit} of a change is changed in place,
 * any other is copied first.
 */
public final class Trie<E> {
    private final Keys<E> keys;
    /** Null, an element, a {@link Node} or a {@link Collision}. */
    private @Nullable Object root;

    private int size;

    public Trie(Keys<E> keys) {
        this.keys = keys;
    }

    private Trie(Trie<E> other) {
        keys = other.keys;
        root = other.root;
        size = other.size;
    }

    /** A copy, O(1). From now on both must be changed with edits that were not used on this one. */
    public Trie<E> copy() {
        return new Trie<>(this);
    }

    public int size() {
        return size;
    }

    @Nullable
    public E get(long number) {
        return get(number, null);
    }

    @Nullable
    public E get(long hash, @Nullable Object key) {
        Object at = root;
        while (at instanceof Node node) {
            at = node.child(hash);
        }
        if (at instanceof Collision collision) {
            int index = collision.hash == hash ? indexOf(collision, key) : -1;
            return index < 0 ? null : element(collision.elements[index]);
        }
        return at != null && matches(element(at), hash, key) ? element(at) : null;
    }

    /** Adds an element; replaces the one with the same key. */
    public void put(Edit edit, E element) {
        long hash = keys.hash(element);
        root = root == null ? added(element) : put(root, edit, hash, element);
    }

    private Object put(Object at, Edit edit, long hash, E element) {
        if (at instanceof Node node) {
            if (!node.covers(hash)) {
                return Node.fork(edit, node.prefix, node, hash, added(element));
            }
            Object child = node.child(hash);
            if (child == null) {
                return node.with(edit, hash, added(element));
            }
            Object now = put(child, edit, hash, element);
            return now == child ? node : node.replaced(edit, hash, now);
        }
        if (at instanceof Collision collision) {
            if (collision.hash != hash) {
                return Node.fork(edit, collision.hash, collision, hash, added(element));
            }
            int index = indexOf(collision, keys.key(element));
            return index < 0 ? collision.with(added(element)) : collision.replaced(index, element);
        }
        long other = keys.hash(element(at));
        if (other != hash) {
            return Node.fork(edit, other, at, hash, added(element));
        }
        return matches(element(at), hash, keys.key(element)) ? element : new Collision(hash, at, added(element));
    }

    public void remove(Edit edit, long number) {
        remove(edit, number, null);
    }

    /** Removes the element with this key, if there is one. */
    public void remove(Edit edit, long hash, @Nullable Object key) {
        if (root != null) {
            root = remove(root, edit, hash, key);
        }
    }

    private @Nullable Object remove(Object at, Edit edit, long hash, @Nullable Object key) {
        if (at instanceof Node node) {
            Object child = node.covers(hash) ? node.child(hash) : null;
            if (child == null) {
                return node;
            }
            Object now = remove(child, edit, hash, key);
            if (now == child) {
                return node;
            }
            return now == null ? node.without(edit, hash) : node.replaced(edit, hash, now);
        }
        if (at instanceof Collision collision) {
            int index = collision.hash == hash ? indexOf(collision, key) : -1;
            if (index < 0) {
                return collision;
            }
            size--;
            return collision.without(index);
        }
        if (!matches(element(at), hash, key)) {
            return at;
        }
        size--;
        return null;
    }

    /** The element with the lowest number, null if there is none. */
    @Nullable
    public E first() {
        Object at = root;
        while (at instanceof Node node) {
            at = node.first();
        }
        if (at instanceof Collision collision) {
            return element(collision.elements[0]);
        }
        return at == null ? null : element(at);
    }

    /** All elements; those that are keyed by a number in its order. */
    public void forEach(Consumer<? super E> action) {
        if (root != null) {
            forEach(root, action);
        }
    }

    private void forEach(Object at, Consumer<? super E> action) {
        if (at instanceof Node node) {
            for (int i = 0; i < node.count(); i++) {
                forEach(node.childAt(i), action);
            }
        } else if (at instanceof Collision collision) {
            for (Object element : collision.elements) {
                action.accept(element(element));
            }
        } else {
            action.accept(element(at));
        }
    }

    /** The first elements in the order of {@link #forEach}, at most so many. */
    public List<E> first(int most) {
        List<E> list = new ArrayList<>(Math.min(most, size));
        if (root != null) {
            collect(root, most, list);
        }
        return list;
    }

    private void collect(Object at, int most, List<E> list) {
        if (at instanceof Node node) {
            for (int i = 0; i < node.count() && list.size() < most; i++) {
                collect(node.childAt(i), most, list);
            }
        } else if (at instanceof Collision collision) {
            for (int i = 0; i < collision.elements.length && list.size() < most; i++) {
                list.add(element(collision.elements[i]));
            }
        } else if (list.size() < most) {
            list.add(element(at));
        }
    }

    private Object added(E element) {
        size++;
        return element;
    }

    private boolean matches(E element, long hash, @Nullable Object key) {
        return key == null ? keys.hash(element) == hash : key.equals(keys.key(element));
    }

    private int indexOf(Collision collision, @Nullable Object key) {
        for (int i = 0; i < collision.elements.length; i++) {
            if (Objects.equals(keys.key(element(collision.elements[i])), key)) {
                return i;
            }
        }
        return -1;
    }

    @SuppressWarnings("unchecked") // what is neither a node nor a collision was put in as an element
    private E element(Object at) {
        return (E) at;
    }
}
