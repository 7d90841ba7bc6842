package io.lockgrid.node.table.trie;

import java.util.Arrays;

/** Two or more elements of a {@link Trie} whose keys differ and whose hashes do not. Immutable. */
final class Collision {
    final long hash;
    final Object[] elements;

    Collision(long hash, Object... elements) {
        this.hash = hash;
        this.elements = elements;
    }

    Collision with(Object element) {
        Object[] more = Arrays.copyOf(elements, elements.length + 1);
        more[elements.length] = element;
        return new Collision(hash, more);
    }

    Collision replaced(int index, Object element) {
        Object[] changed = elements.clone();
        changed[index] = element;
        return new Collision(hash, changed);
    }

    /** What is left without this element: a collision, or the one element. */
    Object without(int index) {
        if (elements.length == 2) {
            return elements[1 - index];
        }
        Object[] fewer = Arrays.copyOf(elements, elements.length - 1);
        System.arraycopy(elements, index + 1, fewer, index, fewer.length - index);
        return new Collision(hash, fewer);
    }
}
