package io.lockgrid.node.table.bytes;

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
