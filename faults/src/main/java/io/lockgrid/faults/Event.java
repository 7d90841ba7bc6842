package io.lockgrid.faults;

/**
 * One call of one caller, or what was seen of it. Immutable.
 *
 * @param caller process and thread
 * @param kind what was called
 * @param lock the lock's name
 * @param invoked when, in nanoseconds of the machine's monotonic clock, which all processes share
 * @param completed when, of the same clock
 * @param outcome what came back
 * @param fence of the hold that it was about; 0 for none
 * @param depth how often the caller has the lock after the call; for {@link Kind#QUEUED} how many were in line before
 *     it; below 0 where the caller was told that it did not have the lock at all
 */
record Event(
        String caller, Kind kind, String lock, long invoked, long completed, Outcome outcome, long fence, int depth) {
    enum Kind {
        /** {@code tryAcquire(1 s)}, or the same of the thread's lock; with a depth above 1 a re-entry. */
        ACQUIRE,
        /** {@code acquire()}, which waits for as long as it takes. */
        HOLD,
        /** Somebody saw this caller in the queue, at a moment of that time. */
        QUEUED,
        RELEASE,
        /** An operator, who is the caller, took the hold with this fence away. */
        FORCE
    }

    enum Outcome {
        OK,
        /** The lock was held by another for as long as was waited; of an operator: that hold was over already. */
        EMPTY,
        /** The grid did not answer. */
        UNAVAILABLE,
        /** The hold had been taken away before. */
        LOST
    }

    /** Whether a hold began. */
    boolean isGrant() {
        return (kind == Kind.ACQUIRE || kind == Kind.HOLD) && outcome == Outcome.OK && depth == 1;
    }

    /** Whether the grid agreed that a hold ended by this call. */
    boolean isEnd() {
        return outcome == Outcome.OK && (kind == Kind.FORCE || (kind == Kind.RELEASE && depth == 0));
    }

    /** As a line of a process's output. */
    String line() {
        return String.join(
                "\t",
                caller,
                kind.name(),
                lock,
                Long.toString(invoked),
                Long.toString(completed),
                outcome.name(),
                Long.toString(fence),
                Integer.toString(depth));
    }

    static Event parse(String line) {
        String[] words = line.split("\t");
        return new Event(
                words[0],
                Kind.valueOf(words[1]),
                words[2],
                Long.parseLong(words[3]),
                Long.parseLong(words[4]),
                Outcome.valueOf(words[5]),
                Long.parseLong(words[6]),
                Integer.parseInt(words[7]));
    }
}
