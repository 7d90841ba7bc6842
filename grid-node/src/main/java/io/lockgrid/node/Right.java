package io.lockgrid.node;

/** What a client may do. */
public enum Right {
    /** Acquire a lock, and enter it again. What one has may always be renewed and given back. */
    LOCK,
    /** See who holds what and who waits, the history, and how the grid is. */
    LOOK,
    /** Take locks away, end sessions, ask holders to let go, and give orders about members and seats. */
    OPERATE
}
