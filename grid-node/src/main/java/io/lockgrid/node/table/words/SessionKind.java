package io.lockgrid.node.table.words;

/** Who opened a session. */
public enum SessionKind {
    /** A member of the grid. */
    MEMBER,
    /** A light client. */
    CLIENT,
    /** A caller of Hazelcast's own lock API, through its CP session. */
    STOCK
}
