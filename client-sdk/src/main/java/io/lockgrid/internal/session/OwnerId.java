package io.lockgrid.internal.session;

/**
 * Ids of owners in the lock table, which are unique in their session. A thread that owns has its own id. Every other hold
 * is its own owner, below zero: by the number of its acquire, and above that by the thread that waited for it, so that
 * operators see which of them are one party. Stateless.
 */
public final class OwnerId {
    private static final int NUMBER_BITS = 40;
    private static final long NUMBER = (1L << NUMBER_BITS) - 1;

    /** What is left of a long for the thread, without the sign. */
    private static final long THREAD = (1L << (Long.SIZE - 1 - NUMBER_BITS)) - 1;

    private OwnerId() {}

    /**
     * Of a hold that no thread owns.
     *
     * @param sequence of its acquire
     * @param thread that waited for it; 0 if none did
     */
    static long ofHold(long sequence, long thread) {
        return -((thread & THREAD) << NUMBER_BITS | sequence & NUMBER);
    }

    /** The thread that it belongs to, as far as an id has room for it; 0 if it belongs to none. */
    public static long thread(long owner) {
        return owner < 0 ? -owner >>> NUMBER_BITS : owner & THREAD;
    }

    /** The number of the acquire of a hold that no thread owns. */
    public static long number(long owner) {
        return -owner & NUMBER;
    }
}
