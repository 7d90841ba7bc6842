package io.lockgrid.node.table;

/** Checks of command fields, so that a bad command is refused where it is made or read. */
final class Check {
    private Check() {}

    static void positive(String field, long value) {
        atLeast(field, value, 1);
    }

    static void notNegative(String field, long value) {
        atLeast(field, value, 0);
    }

    static void atLeast(String field, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(field + " must be at least " + least + ", but is " + value);
        }
    }
}
