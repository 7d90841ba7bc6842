package io.lockgrid.internal.session;

/** One line of a script: what a caller does, or what becomes of messages, or that time passes. Immutable. */
sealed interface Act {

    /** What a caller may do with a lock. */
    enum Verb {
        ACQUIRE,
        TRY,
        TRY_FOR,
        ASYNC,
        RELEASE,
        RENEW,
        LOCK,
        LOCK_INTERRUPTIBLY,
        TRY_LOCK,
        TRY_LOCK_FOR,
        UNLOCK;

        boolean timed() {
            return this == TRY_FOR || this == TRY_LOCK_FOR;
        }
    }

    /** The directions of a node's way to the grid. */
    enum Path {
        REQUESTS,
        ANSWERS,
        NOTICES
    }

    /** @param maxHold in milliseconds, 0 for none */
    record Call(int caller, Verb verb, int lock, long atMost, long maxHold) implements Act {}

    record Interrupt(int caller) implements Act {}

    /** Of its future for that lock. */
    record Cancel(int caller, int lock) implements Act {}

    record Pass(long millis) implements Act {}

    /** Messages take that long from now on. */
    record Slow(int node, Path path, long millis) implements Act {}

    /** The next message takes that long; those after it overtake it. */
    record Delay(int node, Path path, long millis) implements Act {}

    /** Messages are kept from now on. */
    record Keep(int node, Path path) implements Act {}

    /** Nothing gets through to that node or from it, from now on. */
    record Cut(int node) implements Act {}

    /** All that was kept comes, and everything gets through. */
    record Mend(int node) implements Act {}

    record LetGo(int node, Path path) implements Act {}

    /** That one of the kept comes before the others. */
    record Deliver(int node, Path path, int place) implements Act {}

    /** A copy of that one of the kept comes. */
    record Repeat(int node, Path path, int place) implements Act {}

    record Drop(int node, Path path, int place) implements Act {}

    /** The sender hears that the request, or its answer, is lost. */
    record Fail(int node, Path path, int place) implements Act {}

    /** An operator takes the lock away. */
    record Force(int lock) implements Act {}

    /** An operator ends a node's sessions. */
    record End(int node) implements Act {}

    /** A node hears that its way has changed, so that it may have missed something. */
    record Reconnect(int node) implements Act {}
}
