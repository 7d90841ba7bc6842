package io.lockgrid.admin;

/** Whose session it is. */
public enum SessionKind {
    /** A member of the grid. */
    MEMBER,
    /** A light client. */
    CLIENT,
    /** A member or client that uses Hazelcast's own lock API. */
    STOCK
}
