package io.lockgrid.admin;

/** What the units of a lock mean to those who have some. */
public enum LockKind {
    /** There is one, and whoever has it is alone. */
    MUTEX
}
