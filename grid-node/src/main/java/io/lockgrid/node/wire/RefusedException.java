package io.lockgrid.node.wire;

/** What a peer sent is not taken. It has no stack trace: nobody's code is wrong. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1;

    private final String words;

    RefusedException(String words) {
        super(words, null, false, false);
        this.words = words;
    }

    /** Why, for the log. */
    String words() {
        return words;
    }
}
