package io.lockgrid.faults;

/**
 * One call of one caller. Immutable.
 *
 * @param caller process and thread
 * @param kind what was called
 * @param lock the lock's name
 * @param invoked when, in nanoseconds of the machine's monotonic clock, which all processes share
 * @param completed when, of the same clock
 * @param outcome what came back
 * @param fence of the hold that it was about; 0 for none
 */
record Event(String caller, Kind kind, String lock, long invoked, long completed, Outcome outcome, long fence) {
    enum Kind {
        /** {@code tryAcquire(1 s)}. */
        ACQUIRE,
        RELEASE
    }

    enum Outcome {
        OK,
        /** The lock was held by another for as long as was waited. */
        EMPTY,
        /** The grid did not answer. */
        UNAVAILABLE,
        /** The hold had been taken away before. */
        LOST
    }

    boolean isGrant() {
        return kind == Kind.ACQUIRE && outcome == Outcome.OK;
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
                Long.toString(fence));
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
                Long.parseLong(words[6]));
    }
}
