package io.lockgrid.node.membership.founding;

/** What two clusters that meet have to do so that they can become one with one grid: pure. */
enum Meeting {
    /** They are of one grid, or this one is of none: it joins the other. */
    JOIN,
    /** This cluster's grid gives way to the other. */
    MINE_GIVES_WAY,
    /** The other cluster's grid gives way to this one. */
    THEIRS_GIVES_WAY,
    /** Neither knows enough yet. */
    WAIT;

    /**
     * One of the two, as one of its members knows it.
     *
     * @param birth its grid
     * @param silent whether that has not answered for so long that it counts as dead
     */
    record Side(Birth birth, boolean silent) {}

    /** A grid that is dead gives way to one that lives, else the younger to the older. */
    static Meeting of(Side mine, Side theirs) {
        Birth here = mine.birth();
        Birth there = theirs.birth();
        if (here.isKnown() && here.equals(there) || here.equals(Birth.NONE) && there.isKnown()) {
            return JOIN;
        } else if (here.isGrid() && there.isGrid() && mine.silent() != theirs.silent()) {
            return mine.silent() ? MINE_GIVES_WAY : THEIRS_GIVES_WAY;
        } else if (here.givesWayTo(there) || !here.isKnown() && there.isGrid()) {
            return MINE_GIVES_WAY;
        } else if (there.givesWayTo(here) || !there.isKnown() && here.isGrid()) {
            return THEIRS_GIVES_WAY;
        }
        return WAIT;
    }
}
