package io.lockgrid.internal.bytes;

import org.jspecify.annotations.Nullable;

/** What was decoded lately, so that equal labels and terms are one object. Not thread-safe. */
public final class Labels {
    private static final int SLOTS = 256;

    private final @Nullable String[] slots = new @Nullable String[SLOTS];
    private final @Nullable Object[] others = new @Nullable Object[SLOTS];

    /** The kept text of these bytes if they are ASCII, otherwise null. */
    @Nullable
    String find(byte[] bytes, int offset, int count) {
        String kept = slots[slot(bytes, offset, count)];
        if (kept == null || kept.length() != count) {
            return null;
        }
        for (int i = 0; i < count; i++) {
            if (kept.charAt(i) != bytes[offset + i]) {
                return null;
            }
        }
        return kept;
    }

    /** Keeps the text of these bytes, unless it is kept already. */
    String keep(byte[] bytes, int offset, int count, String text) {
        int slot = slot(bytes, offset, count);
        String kept = slots[slot];
        if (text.equals(kept)) {
            return kept;
        }
        slots[slot] = text;
        return text;
    }

    @SuppressWarnings("unchecked") // what is equal is of the same type
    <T> T known(T read) {
        int hash = read.hashCode();
        int slot = (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (SLOTS - 1);
        Object kept = others[slot];
        if (!read.equals(kept)) {
            others[slot] = read;
            return read;
        }
        return (T) kept;
    }

    private static int slot(byte[] bytes, int offset, int count) {
        int hash = 1;
        for (int i = 0; i < count; i++) {
            hash = 31 * hash + bytes[offset + i];
        }
        return (hash ^ (hash >>> 16) ^ (hash >>> 8)) & (SLOTS - 1);
    }
}
