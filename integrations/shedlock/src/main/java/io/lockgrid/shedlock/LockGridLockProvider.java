package io.lockgrid.shedlock;

import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.LockNames;
import java.time.Duration;
import java.util.Optional;
import net.javacrumbs.shedlock.core.ExtensibleLockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.support.LockException;
import net.javacrumbs.shedlock.support.Utils;

/**
 * A ShedLock provider over the lock grid. Thread-safe; one for each application is enough.
 *
 * <p>{@code lockAtMostFor} is the max hold of the lock, and {@code lockAtLeastFor} keeps it closed after its release. Both
 * are measured by monotonic clocks: it does not matter what time the instances take it to be. A process that dies loses its
 * locks when its session's time to live is over (15 s unless configured otherwise), whatever {@code lockAtMostFor} says.
 *
 * <p>The least sensible {@code lockAtMostFor} is 100 ms. Where it is so short that it is over before the grant is here,
 * the lock counts as one that has expired: its task runs, unprotected, and the log says so.
 */
public final class LockGridLockProvider implements ExtensibleLockProvider {
    private static final System.Logger LOG = System.getLogger(LockGridLockProvider.class.getName());
    static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LEAST_SENSIBLE = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(365);

    private final LockGrid grid;
    private final String prefix;

    /** Its locks have names that begin with {@code shedlock/}. */
    public LockGridLockProvider(LockGrid grid) {
        this(grid, "shedlock/");
    }

    /**
     * Its locks have names that begin with the prefix, followed by ShedLock's name as {@link LockNames} encodes it.
     *
     * @param prefix may be empty; operators see it as a folder if it ends with {@code /}
     * @throws IllegalArgumentException if it cannot begin a lock's name
     */
    public LockGridLockProvider(LockGrid grid, String prefix) {
        LockNames.of(prefix, "task");
        this.grid = grid;
        this.prefix = prefix;
    }

    /**
     * Takes the lock if nobody has it, without waiting for a holder.
     *
     * @return empty if another has it, if it is kept closed by {@code lockAtLeastFor}, or if {@code lockAtMostFor} is below
     *     a millisecond
     * @throws LockException if the grid did not answer, or refused it; nothing is left behind
     */
    @Override
    public Optional<SimpleLock> lock(LockConfiguration configuration) {
        Duration atMost = configuration.getLockAtMostFor();
        if (atMost.compareTo(SHORTEST) < 0) {
            return Optional.empty();
        }
        try {
            Optional<Hold> hold = handle(configuration.getName(), atMost).tryAcquire();
            return hold.map(granted -> TaskLock.begun(configuration, granted));
        } catch (LockGridException failure) {
            if (isOver(failure, atMost)) {
                LOG.log(System.Logger.Level.WARNING, "a task runs without its lock", failure);
                return Optional.of(new ExpiredLock(configuration));
            }
            throw new LockException("The lock of task \"" + configuration.getName() + "\" was not taken.", failure);
        }
    }

    private GridLock handle(String task, Duration atMost) {
        return grid.lock(LockNames.of(prefix, task))
                .withMaxHold(maxHold(atMost))
                .withReason("scheduled task on " + Utils.getHostname());
    }

    /** The grid says so only by words, and of a max hold that is very short. */
    private static boolean isOver(LockGridException failure, Duration atMost) {
        return failure.getClass() == LockGridException.class && atMost.compareTo(LEAST_SENSIBLE) < 0;
    }

    static Duration maxHold(Duration atMost) {
        return atMost.compareTo(LONGEST) < 0 ? atMost : LONGEST;
    }

    /**
     * The fence of the lock under which the calling thread runs a task, see {@link Hold#fence()}: higher than that of every
     * run of the task before. Send it along with what the task writes. Where tasks are nested, that of the innermost.
     *
     * @throws IllegalStateException if this thread runs no task under a lock of this provider
     */
    public static long fence() {
        return Fences.current();
    }
}
