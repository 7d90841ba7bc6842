package io.lockgrid.node.wire;

/**
 * How much a member allocates for what peers send, and how long it may be. Immutable; the budgets in it are shared by all
 * connections.
 *
 * @param strangers for peers that are not known yet
 * @param members for members of the cluster
 * @param clients for clients that have authenticated
 * @param longestPacket of a member of the cluster
 */
record Allowance(Budget strangers, Budget members, Budget clients, int longestPacket) {
    /** The first buffer of a connection. It grows to the engine's own, of 128 kB, for who is known. */
    static final int STRANGERS_BUFFER = 8 << 10;

    /** Handshake, questions about the master and the request to join have some kilobytes. */
    static final int STRANGERS_PACKET = 256 << 10;

    /** A batch of LockGrid's has a few kilobytes, a message of a lock some hundred bytes. */
    static final int CLIENTS_MESSAGE = 16 << 20;

    /** Connections of one address that have not shown who they are from, and in all; with TLS one takes some 100 kB. */
    static final int TLS_STRANGERS_OF_ADDRESS = 64;

    static final int TLS_STRANGERS = 256;

    /** Without TLS one takes 10 kB, and a member is a stranger until it has joined. */
    static final int STRANGERS_OF_ADDRESS = 256;

    static final int STRANGERS = 1024;

    private static final long MEGABYTE = 1 << 20;

    /**
     * The longest packet is a snapshot of a lock table: it may have a quarter of the heap, since a table takes several
     * times as much as its snapshot.
     */
    static Allowance of(long heap) {
        return new Allowance(
                new Budget(within(heap / 16, MEGABYTE, 16 * MEGABYTE)),
                new Budget(Math.max(heap / 2, 128 * MEGABYTE)),
                new Budget(Math.max(heap / 8, CLIENTS_MESSAGE)),
                (int) within(heap / 4, 64 * MEGABYTE, Integer.MAX_VALUE - 64));
    }

    private static long within(long value, long least, long most) {
        return Math.min(Math.max(value, least), most);
    }
}
