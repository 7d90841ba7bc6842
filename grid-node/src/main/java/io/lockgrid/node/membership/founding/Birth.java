package io.lockgrid.node.membership.founding;

/**
 * Which grid a member belongs to, and how old that is. Immutable.
 *
 * @param number of the grid's first table, larger for a grid that was founded later; 0 where no grid is founded, -1 where
 *     one is and this member does not know which
 */
public record Birth(long number) {
    public static final Birth NONE = new Birth(0);
    public static final Birth UNKNOWN = new Birth(-1);

    /** Whether this is the number of a grid. */
    public boolean isGrid() {
        return number > NONE.number;
    }

    public boolean isKnown() {
        return number != UNKNOWN.number;
    }

    /** Whether members of this grid give way to the other's: what is not founded to what is, the younger to the older. */
    public boolean givesWayTo(Birth other) {
        if (!isKnown() || !other.isKnown() || other.number == NONE.number) {
            return false;
        }
        return number == NONE.number || number > other.number;
    }
}
