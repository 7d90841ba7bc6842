package io.lockgrid.node.raft.access;

/** Where a client's connection came in: says in the member's log, seldom enough, why it was not let through. Thread-safe. */
@FunctionalInterface
public interface Turnstile {
    void refused(String why);
}
