package io.lockgrid.node.membership.rules;

import io.lockgrid.node.membership.founding.Birth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member sees of its grid at one moment. Immutable.
 *
 * @param nowMillis of a monotonic clock
 * @param address of this member, {@code host:port}
 * @param ownSeat the seat that this member believes to have
 * @param seats as a majority of them lists them; null if no majority answered
 * @param members the members that may have a seat, oldest first, with this one
 * @param leadsSeats whether this member leads the group that lists the seats
 * @param birth the grid of this member
 */
public record Sight(
        long nowMillis,
        String address,
        @Nullable UUID ownSeat,
        @Nullable List<Seat> seats,
        List<Neighbour> members,
        boolean leadsSeats,
        Birth birth) {

    /** Whether the process that a seat was given to is here: another process at its address does not count. */
    public boolean isHere(Seat seat) {
        return members.stream().anyMatch(member -> seat.id().equals(member.seat()));
    }

    /** The same, and it can vote. */
    public boolean votes(Seat seat) {
        return members.stream().anyMatch(member -> seat.id().equals(member.seat()) && member.votes());
    }

    /**
     * Whether this member can vote with its seat, or no seat is left for it.
     *
     * @param declines whether it takes none, since an operator took its seat away
     */
    public boolean isSettled(int wanted, boolean declines) {
        if (seats == null) {
            return false;
        } else if (ownSeat == null) {
            return (declines || seats.size() >= wanted)
                    && seats.stream().noneMatch(seat -> seat.address().equals(address));
        }
        return seats.stream().filter(seat -> seat.id().equals(ownSeat)).anyMatch(this::votes);
    }

    /** Whether all other members are stopping too. */
    public boolean isLast() {
        return members.stream().allMatch(member -> member.address().equals(address) || member.stopping());
    }
}
