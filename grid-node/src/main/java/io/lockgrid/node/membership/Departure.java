package io.lockgrid.node.membership;

import com.hazelcast.logging.ILogger;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Seat;
import io.lockgrid.node.membership.rules.Sight;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How a member leaves its grid: asks the grid first, so that what stays has a majority. Used once, by one thread. */
final class Departure {
    private static final Duration QUESTION = Duration.ofSeconds(2);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final CpSeats seats;
    private final Surroundings time;
    private final Function<@Nullable List<Seat>, Sight> look;
    private final ILogger logger;

    Departure(CpSeats seats, Surroundings time, Function<@Nullable List<Seat>, Sight> look) {
        this.seats = seats;
        this.time = time;
        this.look = look;
        this.logger = seats.engine().getLogger(Departure.class);
    }

    /** Waits until the grid is whole without this member; false if it has to leave without that. */
    boolean leave(Duration patience) throws InterruptedException {
        KeeperService service = seats.engine().getService(KeeperService.NAME);
        long deadline = time.now() + patience.toNanos();
        boolean told = false;
        service.announceStop();
        while (seats.isFounded() && (seats.own() != null || seats.isTaking())) {
            List<Seat> listed = seats.list(QUESTION);
            Sight sight = look.apply(listed);
            if (sight.isLast()) {
                return false; // nobody to keep the grid for
            }
            boolean seated = seats.own() != null; // else it is not known yet whether it is
            if (seated && listed != null && KeeperRules.mayLeave(sight, listed) && giveUp(listed)) {
                return true;
            }
            if (time.now() - deadline >= 0) {
                logger.warning("This member leaves although the grid has no majority without it; stop-timeout ("
                        + patience.toSeconds()
                        + " s) is over. Its seat stays until it, or another in its place, is back");
                return false;
            }
            if (!told && seated && listed != null) {
                told = true;
                logger.warning("This member waits with leaving, for at most " + patience.toSeconds()
                        + " s: without it the grid would have no majority of its seats " + listed);
            }
            time.sleep(PAUSE.toNanos()); // others take seats meanwhile; nothing tells when
        }
        return true;
    }

    private boolean giveUp(List<Seat> listed) throws InterruptedException {
        try {
            seats.handLeadershipOver(QUESTION);
            return seats.leave(listed, Duration.ofSeconds(10));
        } catch (ExecutionException | TimeoutException e) {
            logger.info("The seats are changing at the moment; this member asks again: " + e.getMessage());
            return false;
        }
    }
}
