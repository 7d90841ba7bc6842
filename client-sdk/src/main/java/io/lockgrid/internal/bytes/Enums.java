package io.lockgrid.internal.bytes;

/** Enum constants by their number on the wire. Stateless. */
public final class Enums {
    private Enums() {}

    public static <E> E at(E[] values, int ordinal) {
        if (ordinal >= values.length) {
            throw new WireException("a value " + ordinal + " where " + values.length + " are known");
        }
        return values[ordinal];
    }
}
