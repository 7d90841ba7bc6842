package io.lockgrid.node.membership.rules;

import io.lockgrid.node.membership.founding.Birth;
import io.lockgrid.node.membership.founding.OwnGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a member does to keep its grid whole: pure, with the time as a part of what is seen.
 *
 * <p>Not thread-safe; owned by the {@code Keeper}. No rule ever removes seats so that those who are left become a
 * majority: a seat is removed by a majority of all seats, and only where somebody is there to take it.
 */
public final class KeeperRules {
    /** How long the first in line may take to fill a free seat before the next tries. */
    private static final Duration TURN = Duration.ofSeconds(10);

    /** How long the grid has to be whole before leadership is moved: it moves by itself when members come and go. */
    private static final Duration CALM = Duration.ofSeconds(30);

    /** Of fewer seats none is taken away: the one that is left would be a majority, of the list but of no group. */
    public static final int FEWEST_TO_SPARE_ONE = 3;

    /** What was decided, and what an operator should know. */
    public record Decision(Act act, List<String> worries) {}

    /** How long a founding may take: it ends within seconds, or was disturbed and never will. */
    private static final Duration FOUNDING = Duration.ofSeconds(30);

    private final int wanted;
    private final Duration grace;
    private final @Nullable Duration restartAfter;

    /** When each seat's member was first seen to be away. */
    private final Map<UUID, Long> awaySince = new HashMap<>();

    private List<Seat> lastSeats = List.of();
    private long silentSince = -1;
    private long freeSince = -1;
    private long calmSince = -1;

    /**
     * @param wanted how many seats the grid shall have
     * @param grace how long a seat's member may be away before another gets the seat
     * @param restartAfter how long the majority may be lost before a new grid is founded; null for ever
     */
    public KeeperRules(int wanted, Duration grace, @Nullable Duration restartAfter) {
        this.wanted = wanted;
        this.grace = grace;
        this.restartAfter = restartAfter;
    }

    public Decision decide(Sight sight) {
        List<Seat> seats = sight.seats();
        lastSeats = seats == null ? lastSeats : seats;
        noteAway(sight, lastSeats); // also while no majority answers: who is seen then has not been away since before
        if (seats == null) {
            return withoutMajority(sight);
        }
        silentSince = -1;
        List<String> worries = worries(sight, seats);
        if (others(sight).anyMatch(sight.birth()::givesWayTo)) {
            return new Decision(new Act.GiveWay("an older grid serves this cluster"), worries);
        }
        UUID own = sight.ownSeat();
        if (own != null && seats.stream().noneMatch(seat -> seat.id().equals(own))) {
            return new Decision(new Act.StartAnew("another member got this one's seat while it was away"), worries);
        }
        Optional<Act> act = ownPast(sight, seats)
                .or(() -> deadSeat(sight, seats))
                .or(() -> freeSeat(sight, seats))
                .or(() -> leadership(sight, seats));
        return new Decision(act.orElseGet(Act.Rest::new), worries);
    }

    private Decision withoutMajority(Sight sight) {
        freeSince = -1;
        if (silentSince < 0) {
            silentSince = sight.nowMillis();
        }
        Duration silent = Duration.ofMillis(sight.nowMillis() - silentSince);
        List<String> missing = lastSeats.stream()
                .filter(seat -> !sight.isHere(seat))
                .map(Seat::address)
                .toList();
        if (silent.compareTo(patience(sight)) >= 0 && others(sight).findAny().isPresent()) {
            return new Decision(
                    new Act.GiveWay("another grid serves this cluster, and this member's has lost its majority"),
                    List.of());
        }
        if (silent.compareTo(FOUNDING) >= 0 && isUnfounded(sight)) {
            return new Decision(
                    new Act.RestartGrid("the founding of the grid was disturbed, and nobody has a table"), List.of());
        }
        List<String> worries = new ArrayList<>();
        worries.add("no majority of the grid's seats has answered for " + silent.toSeconds() + " s"
                + (missing.isEmpty() ? "" : "; missing: " + String.join(", ", missing)));
        if (restartAfter != null && silent.compareTo(restartAfter) >= 0 && majorityIsAway(sight)) {
            return new Decision(
                    new Act.RestartGrid("the majority of the seats was lost for " + silent.toSeconds() + " s"),
                    worries);
        }
        return new Decision(new Act.Rest(), worries);
    }

    /** The other grids that answer members of this cluster. */
    private static Stream<Birth> others(Sight sight) {
        return sight.members().stream()
                .filter(Neighbour::answers)
                .map(Neighbour::birth)
                .filter(other -> other.isGrid() && !other.equals(sight.birth()));
    }

    /** Who does not know its grid cannot tell whether the one that answers others is another: it waits for longer. */
    private Duration patience(Sight sight) {
        return sight.birth().isKnown() || grace.compareTo(OwnGrid.MEETING) < 0 ? OwnGrid.MEETING : grace;
    }

    /** Whether no member here has ever known a grid, or has a state of it: then there is no table to lose. */
    private boolean isUnfounded(Sight sight) {
        return lastSeats.isEmpty()
                && !sight.birth().isKnown()
                && sight.members().stream()
                        .noneMatch(member -> member.votes() || member.birth().isGrid());
    }

    /** Whether fewer of the seats that were last known are here than would be a majority of them. */
    private boolean majorityIsAway(Sight sight) {
        if (lastSeats.isEmpty()) { // this member never heard of any
            return sight.members().stream()
                            .filter(member -> member.seat() != null)
                            .count()
                    < wanted / 2 + 1;
        }
        return lastSeats.stream().filter(sight::isHere).count() < lastSeats.size() / 2 + 1;
    }

    private void noteAway(Sight sight, List<Seat> seats) {
        awaySince
                .keySet()
                .removeIf(id -> seats.stream().noneMatch(seat -> seat.id().equals(id)));
        for (Seat seat : seats) {
            if (sight.isHere(seat)) {
                awaySince.remove(seat.id());
            } else {
                awaySince.putIfAbsent(seat.id(), sight.nowMillis());
            }
        }
    }

    private List<String> worries(Sight sight, List<Seat> seats) {
        List<String> worries = new ArrayList<>();
        for (Seat seat : seats) {
            Long since = awaySince.get(seat.id());
            if (since != null) {
                worries.add("the member of the seat at " + seat.address() + " has been away for "
                        + (sight.nowMillis() - since) / 1000 + " s");
            }
        }
        if (seats.size() < wanted) {
            worries.add((wanted - seats.size()) + " of " + wanted + " seats are free");
        }
        return worries;
    }

    /** A seat at this member's own address is that of the process that was here before. */
    private static Optional<Act> ownPast(Sight sight, List<Seat> seats) {
        return sight.ownSeat() != null
                ? Optional.empty()
                : seats.stream()
                        .filter(seat -> seat.address().equals(sight.address()))
                        .findFirst()
                        .map(seat -> new Act.RemoveSeat(seat, "it belonged to the process that ran here before"));
    }

    private Optional<Act> deadSeat(Sight sight, List<Seat> seats) {
        if (!sight.leadsSeats()
                || seats.size() < FEWEST_TO_SPARE_ONE
                || candidates(sight, seats).isEmpty()) {
            return Optional.empty();
        }
        return seats.stream()
                .filter(seat -> {
                    Long since = awaySince.get(seat.id());
                    return since != null && sight.nowMillis() - since >= grace.toMillis();
                })
                .findFirst()
                .map(seat -> new Act.RemoveSeat(seat, "its member has been away for " + grace.toSeconds() + " s"));
    }

    private Optional<Act> freeSeat(Sight sight, List<Seat> seats) {
        if (seats.size() >= wanted) {
            freeSince = -1;
            return Optional.empty();
        }
        if (freeSince < 0) {
            freeSince = sight.nowMillis();
        }
        int place = candidates(sight, seats).indexOf(sight.address());
        boolean turn = place >= 0 && sight.nowMillis() - freeSince >= place * TURN.toMillis();
        return turn && sight.ownSeat() == null && mayGrow(sight, seats)
                ? Optional.of(new Act.TakeSeat())
                : Optional.empty();
    }

    /** Evens leadership out, one group at a time, from who leads at least two more than another. */
    private Optional<Act> leadership(Sight sight, List<Seat> seats) {
        boolean whole = seats.size() >= wanted && seats.stream().allMatch(sight::votes);
        if (!whole) {
            calmSince = -1;
            return Optional.empty();
        }
        if (calmSince < 0) {
            calmSince = sight.nowMillis();
        }
        int mine = sight.members().stream()
                .filter(member -> member.address().equals(sight.address()))
                .mapToInt(Neighbour::leads)
                .sum();
        Optional<UUID> heir = sight.members().stream()
                .filter(member -> member.votes() && !member.stopping() && member.leads() <= mine - 2)
                .min(Comparator.comparingInt(Neighbour::leads))
                .map(Neighbour::seat);
        if (heir.isEmpty() || sight.nowMillis() - calmSince < CALM.toMillis()) {
            return Optional.empty();
        }
        calmSince = sight.nowMillis();
        return heir.map(Act.MoveLeadership::new);
    }

    /** Who may take a seat, in turn. */
    private static List<String> candidates(Sight sight, List<Seat> seats) {
        return sight.members().stream()
                .filter(member -> !member.stopping())
                .map(Neighbour::address)
                .filter(address ->
                        seats.stream().noneMatch(seat -> seat.address().equals(address)))
                .toList();
    }

    /**
     * Whether the grid keeps its majority without this member.
     *
     * @param seats with this member's own
     */
    public static boolean mayLeave(Sight sight, List<Seat> seats) {
        List<Seat> left = seats.stream()
                .filter(seat -> !seat.id().equals(sight.ownSeat()))
                .toList();
        return isKept(sight, left);
    }

    /** Whether the grid keeps its majority with these seats. */
    public static boolean isKept(Sight sight, List<Seat> left) {
        long there = left.stream().filter(sight::votes).count();
        return left.size() + 1 >= FEWEST_TO_SPARE_ONE && there >= left.size() / 2 + 1;
    }

    /**
     * Whether the grid keeps its majority while one more seat is being given: whoever gets it cannot vote before that is
     * done. Without it the change would never end, and no other could begin.
     */
    public static boolean mayGrow(Sight sight, List<Seat> seats) {
        return seats.stream().filter(sight::votes).count() >= majorityToGrow(seats);
    }

    public static int majorityToGrow(List<Seat> seats) {
        return (seats.size() + 1) / 2 + 1;
    }

    /** Whether an operator may found a new grid in place of one that does not answer. */
    public boolean mayRestart(Sight sight) {
        return majorityIsAway(sight) && others(sight).findAny().isEmpty();
    }

    /** The seats whose members are away. */
    public Set<UUID> away() {
        return Set.copyOf(awaySince.keySet());
    }
}
