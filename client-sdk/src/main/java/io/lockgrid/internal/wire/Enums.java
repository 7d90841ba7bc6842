package io.lockgrid.internal.wire;

/** Enum constants by their number on the wire. Stateless. */
final class Enums {
    private Enums() {}

    static <E> E at(E[] values, int ordinal) {
        if (ordinal >= values.length) {
            throw new WireException("a value " + ordinal + " where " + values.length + " are known");
        }
        return values[ordinal];
    }
}
