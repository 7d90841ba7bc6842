package io.lockgrid.node.table.trie;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A branch of a {@link Trie}: two or more children, told apart by 5 bits of their hashes. */
final class Node {
    private static final int BITS = 5;
    private static final int MASK = (1 << BITS) - 1;
    /** Arrays grow by so much at once, so that most changes need no new one. */
    private static final int SLACK = 4;

    private final Edit edit;
    /** The hash of some element below; all agree with it above the 5 bits. */
    final long prefix;

    private final byte shift;
    private int bitmap;
    /** One child for each bit set, in order, then nulls. */
    private @Nullable Object[] children;

    private Node(Edit edit, long prefix, byte shift, int bitmap, @Nullable Object[] children) {
        this.edit = edit;
        this.prefix = prefix;
        this.shift = shift;
        this.bitmap = bitmap;
        this.children = children;
    }

    /** A node of two children, at the highest bits in which their hashes differ. */
    static Node fork(Edit edit, long hashA, Object a, long hashB, Object b) {
        int highest = Long.SIZE - 1 - Long.numberOfLeadingZeros(hashA ^ hashB);
        byte shift = (byte) (highest / BITS * BITS);
        boolean aFirst = Long.compareUnsigned(hashA, hashB) < 0;
        @Nullable Object[] children = new @Nullable Object[SLACK];
        children[0] = aFirst ? a : b;
        children[1] = aFirst ? b : a;
        return new Node(edit, hashA, shift, bit(hashA, shift) | bit(hashB, shift), children);
    }

    /** Whether the hash agrees with all below on the bits above this node's. */
    boolean covers(long hash) {
        // In two steps: the shift together may be more than 63.
        return (hash ^ prefix) >>> shift >>> BITS == 0;
    }

    int count() {
        return Integer.bitCount(bitmap);
    }

    /** The only child that may have this hash. */
    @Nullable
    Object child(long hash) {
        int bit = bit(hash, shift);
        return (bitmap & bit) == 0 ? null : children[index(bit)];
    }

    Object childAt(int index) {
        Object child = children[index];
        if (child == null) {
            throw new IllegalStateException("A node has no child " + index + " of " + count());
        }
        return child;
    }

    Object first() {
        return childAt(0);
    }

    Node with(Edit now, long hash, Object child) {
        int bit = bit(hash, shift);
        int index = index(bit);
        int count = count();
        Node node = own(now);
        if (count == node.children.length) {
            node.children = Arrays.copyOf(node.children, count + SLACK);
        }
        System.arraycopy(node.children, index, node.children, index + 1, count - index);
        node.children[index] = child;
        node.bitmap |= bit;
        return node;
    }

    Node replaced(Edit now, long hash, Object child) {
        Node node = own(now);
        node.children[index(bit(hash, shift))] = child;
        return node;
    }

    /** What is left without this child: a node, or the one child. */
    Object without(Edit now, long hash) {
        int bit = bit(hash, shift);
        int index = index(bit);
        int left = count() - 1;
        if (left == 1) {
            return childAt(1 - index);
        }
        Node node = own(now);
        System.arraycopy(node.children, index + 1, node.children, index, left - index);
        node.children[left] = null;
        node.bitmap &= ~bit;
        if (node.children.length - left > 2 * SLACK) {
            node.children = Arrays.copyOf(node.children, left + SLACK);
        }
        return node;
    }

    private Node own(Edit now) {
        return edit == now ? this : new Node(now, prefix, shift, bitmap, children.clone());
    }

    private int index(int bit) {
        return Integer.bitCount(bitmap & (bit - 1));
    }

    private static int bit(long hash, int shift) {
        return 1 << ((hash >>> shift) & MASK);
    }
}
