package io.lockgrid.node.table.bytes;

import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Labels;

/**
 * The versions of the bytes of entries and snapshots. Stateless.
 *
 * <p>The bytes of a version have the same fields for ever; {@code GoldenTableTest} keeps some of each. What needs another
 * field or kind raises {@link #NEWEST}, goes on reading the versions before, and writes what it is told to.
 */
public final class Formats {
    /** The oldest version that is read and written. */
    public static final int OLDEST = 1;

    /** The newest. */
    public static final int NEWEST = 1;

    private Formats() {}

    /**
     * A reader behind the version, of what was sealed.
     *
     * @param what it should be, for people
     * @throws FormatException if it is damaged, or of a version that is not read
     */
    public static Input open(String what, byte[] bytes, Labels labels) {
        if (bytes.length == 0) {
            throw new FormatException("no bytes where " + what + " should be");
        } else if (!isKnown(bytes[0])) {
            throw new FormatException(what + " of format version " + bytes[0] + ", but this release reads only version "
                    + OLDEST + (OLDEST == NEWEST ? "" : " to " + NEWEST) + ": bring all members to the same release");
        }
        return Input.sealed(bytes, labels);
    }

    /** Whether it is read and written. */
    public static boolean isKnown(int version) {
        return version >= OLDEST && version <= NEWEST;
    }

    /**
     * The same version.
     *
     * @throws IllegalArgumentException if nothing can be written in it
     */
    public static int checked(int version) {
        if (!isKnown(version)) {
            throw new IllegalArgumentException(
                    "nothing can be written in version " + version + "; there are " + OLDEST + " to " + NEWEST);
        }
        return version;
    }
}
