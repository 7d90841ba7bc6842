package io.lockgrid.node.membership.rules;

import java.util.UUID;

/** What a keeper may do about what it sees; one at a time. Immutable. */
public sealed interface Act {
    /** Nothing. */
    record Rest() implements Act {}

    /** Takes away a seat whose member is dead. */
    record RemoveSeat(Seat seat, String why) implements Act {}

    /** Takes a free seat for this member. */
    record TakeSeat() implements Act {}

    /** Gives one of the groups that this member leads to another seat, which leads fewer. */
    record MoveLeadership(UUID to) implements Act {}

    /** Gives up this member's state, which is of no use any more, and joins as a new member. */
    record StartAnew(String why) implements Act {}

    /** Another grid serves this member's cluster: its sessions are told so, and it joins that as a new member. */
    record GiveWay(String why) implements Act {}

    /** The majority is lost for good: every member of this cluster starts anew, and they found another grid. */
    record RestartGrid(String why) implements Act {}
}
