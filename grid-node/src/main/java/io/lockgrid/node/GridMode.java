package io.lockgrid.node;

import java.util.Locale;

/** What {@link GridNode#start} starts. */
public enum GridMode {
    /** A member of a grid. */
    GRID,
    /** A grid in this process alone, as {@link GridNode#local()}: for a developer's machine, where nothing is shared. */
    LOCAL;

    /** The word in the configuration. */
    static GridMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
