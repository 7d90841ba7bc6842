package io.lockgrid.node.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Collects bytes whose number was told in front of them. It never believes that number: what it allocates follows what has
 * come. For one thread.
 */
final class Payload {
    private static final byte[] NONE = new byte[0];
    private static final int LEAST = 1 << 10;

    private byte[] bytes = NONE;
    private int size;
    private int filled;

    /** Begins anew. */
    void begin(int told) {
        size = told;
        filled = 0;
        bytes = NONE;
    }

    /** @return whether all of it is there */
    boolean fill(ByteBuffer src) {
        int coming = Math.min(src.remaining(), size - filled);
        if (filled + coming > bytes.length) {
            bytes = Arrays.copyOf(bytes, capacity(filled + coming));
        }
        src.get(bytes, filled, coming);
        filled += coming;
        return filled == size;
    }

    /** Exactly as long as told once everything is there, else at most twice what has come. */
    private int capacity(int needed) {
        return needed == size ? size : (int) Math.min(size, Math.max(LEAST, 2L * needed));
    }

    /** What is allocated now. */
    int allocated() {
        return bytes.length;
    }

    /** All bytes, which are the caller's from now on. */
    byte[] take() {
        byte[] all = bytes;
        bytes = NONE;
        return all;
    }
}
