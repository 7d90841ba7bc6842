package io.lockgrid.admin;

import java.util.Objects;

/**
 * What came of an act on the members of the grid, such as {@link LockAdmin#promote}. Immutable and thread-safe.
 *
 * @param status whether it was done
 * @param words what was done, or why not, as a sentence for people, which names the members and seats it is about
 */
public record ActOutcome(Status status, String words) {

    /** Whether it was done. More may be added. */
    public enum Status {
        /** It was done. */
        DONE,
        /** It must not or cannot be done. Nothing was changed. */
        REFUSED,
        /** It was begun, and had not ended when the answer was due: {@link LockAdmin#groups()} shows how it ends. */
        UNDERWAY
    }

    /** Checks that nothing is missing. */
    public ActOutcome {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(words, "words");
    }

    /** Whether it was done. */
    public boolean done() {
        return status == Status.DONE;
    }

    /** An act that was done. */
    public static ActOutcome did(String words) {
        return new ActOutcome(Status.DONE, words);
    }

    /** An act that was refused. */
    public static ActOutcome refused(String words) {
        return new ActOutcome(Status.REFUSED, words);
    }

    /** An act whose end is still to come. */
    public static ActOutcome underway(String words) {
        return new ActOutcome(Status.UNDERWAY, words);
    }
}
