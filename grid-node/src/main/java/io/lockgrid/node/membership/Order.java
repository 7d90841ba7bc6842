package io.lockgrid.node.membership;

/**
 * What an operator has a keeper do. Immutable.
 *
 * @param group the CP group, for {@link Kind#MOVE_LEADERSHIP}
 * @param whom the id or address of a seat or member; empty where it is the keeper's own
 * @param by who orders it, and why, for people
 */
record Order(Kind kind, String group, String whom, String by) {
    /** What is done, by the keeper of the member concerned. */
    enum Kind {
        /** The keeper's own member takes a free seat. */
        TAKE_SEAT,
        /** The keeper's own member gives its seat up. */
        LEAVE_SEAT,
        /** The seat of a member that is gone is taken away. */
        REMOVE_SEAT,
        /** A group that the keeper's member leads gets another leader. */
        MOVE_LEADERSHIP,
        /** A new grid is founded in place of one whose majority is lost. */
        RESTART_TABLE
    }
}
