package io.lockgrid.shedlock;

import io.lockgrid.Hold;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLostException;
import java.time.Duration;
import java.util.Optional;
import net.javacrumbs.shedlock.core.AbstractSimpleLock;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.support.LockException;

/** A hold as ShedLock knows locks. Like those of ShedLock it is for one thread at a time. */
final class TaskLock extends AbstractSimpleLock {
    private static final System.Logger LOG = System.getLogger(LockGridLockProvider.class.getName());

    /** What {@link Hold#release(Duration)} takes. */
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Hold hold;
    private final Fences.Task task;
    private final long begunAt = System.nanoTime();

    private TaskLock(LockConfiguration configuration, Hold hold, Fences.Task task) {
        super(configuration);
        this.hold = hold;
        this.task = task;
    }

    static SimpleLock begun(LockConfiguration configuration, Hold hold) {
        return new TaskLock(configuration, hold, Fences.begin(hold));
    }

    /** Never throws: ShedLock would hide the task's own result or failure behind it. */
    @Override
    protected void doUnlock() {
        task.end();
        Duration left = lockConfiguration.getLockAtLeastFor().minusNanos(System.nanoTime() - begunAt);
        try {
            hold.release(closedFor(left));
        } catch (LockLostException lost) {
            warn("lost its lock before it ended; another may have run meanwhile", lost);
        } catch (LockGridException unsaid) {
            warn("ended, and its lock is released as soon as the grid answers", unsaid);
        }
    }

    /** As far as a lock can stay closed. */
    private static Duration closedFor(Duration left) {
        return left.isNegative() ? Duration.ZERO : left.compareTo(LONGEST) > 0 ? LONGEST : left;
    }

    private void warn(String what, LockGridException failure) {
        LOG.log(System.Logger.Level.WARNING, "the task \"" + lockConfiguration.getName() + "\" " + what, failure);
    }

    @Override
    protected Optional<SimpleLock> doExtend(LockConfiguration extended) {
        Duration atMost = extended.getLockAtMostFor();
        if (atMost.compareTo(LockGridLockProvider.SHORTEST) < 0) {
            doUnlock(); // over at once, and this lock can do nothing more after an extension
            return Optional.empty();
        }
        try {
            hold.renew(LockGridLockProvider.maxHold(atMost));
            return Optional.of(new TaskLock(extended, hold, task));
        } catch (LockLostException lost) {
            task.end(); // nobody will unlock it
            return Optional.empty();
        } catch (LockGridException failure) {
            throw new LockException(
                    "The lock of task \"" + extended.getName() + "\" was not extended; it may be or not.", failure);
        }
    }
}
