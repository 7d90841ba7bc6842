package io.lockgrid.node.table.trie;

import java.util.UUID;

/**
 * Hashes the names of locks and sessions under a key of its table: who does not know the key cannot choose names that fall
 * together. Multiplies to 128 bits and folds them, with the key in every step (as wyhash does, which Go takes for its maps
 * with random keys). Immutable and thread-safe.
 */
public final class SecretHash {
    private static final int CHARS_PER_WORD = Long.SIZE / Character.SIZE;
    private static final long ODD = 0x1D8E4E27C47D124FL;

    private final long key0;
    private final long key1;

    public SecretHash(long seed) {
        key0 = mix(seed ^ Keys.GOLDEN_RATIO, ODD);
        key1 = mix(seed ^ ODD, Keys.GOLDEN_RATIO);
    }

    public long of(String name) {
        int length = name.length();
        long state = key0;
        int at = 0;
        for (; at + 2 * CHARS_PER_WORD <= length; at += 2 * CHARS_PER_WORD) {
            state = mix(word(name, at) ^ key1, word(name, at + CHARS_PER_WORD) ^ state);
        }
        long first = 0;
        if (at + CHARS_PER_WORD <= length) {
            first = word(name, at);
            at += CHARS_PER_WORD;
        }
        long rest = length; // three characters at most come after it, so that no two lengths are alike
        for (; at < length; at++) {
            rest = rest << Character.SIZE | name.charAt(at);
        }
        return mix(mix(first ^ key1, rest ^ state), length ^ ODD);
    }

    private static long word(String name, int at) {
        return (long) name.charAt(at) << 48
                | (long) name.charAt(at + 1) << 32
                | (long) name.charAt(at + 2) << 16
                | name.charAt(at + 3);
    }

    public long of(UUID id) {
        return mix(mix(id.getMostSignificantBits() ^ key1, id.getLeastSignificantBits() ^ key0), ODD);
    }

    /** The halves of the product as unsigned numbers, folded. */
    private static long mix(long a, long b) {
        long high = Math.multiplyHigh(a, b) + (a >> 63 & b) + (b >> 63 & a);
        return high ^ a * b;
    }
}
