package io.lockgrid.internal.session;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.Guard;
import io.lockgrid.internal.words.Notice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a lane's sessions hear from the grid unasked: gives each notice to the acquire or the hold that it is about, and
 * asks for those that were lost on the way. Owned by the lane's mailbox.
 */
final class Hearing {
    private static final long LONGEST_UNTOLD = 1_500_000_000L;

    private final List<Runnable> afterNotices = new ArrayList<>();

    /** The session is over if something is returned: why. */
    @Nullable
    LockLoss hear(Lane lane, Session listener, List<Notice> notices) {
        if (listener.gone) {
            return null;
        }
        for (Notice notice : notices) {
            if (notice instanceof Notice.SessionGone gone) {
                return new LockLoss(gone.reason(), gone.actor(), gone.note());
            } else if (listener.seen(notice)) {
                tell(lane, listener, notice);
            }
        }
        if (listener.missesNotices() && !listener.syncing) {
            listener.syncing = true;
            lane.enqueue(new SimpleCalls.KeepAlive(() -> listener.syncing = false));
        }
        return null;
    }

    private static void tell(Lane lane, Session listener, Notice notice) {
        try {
            handle(lane, listener, notice);
        } catch (RuntimeException | Error failure) {
            Guard.report(failure); // the notices behind it have nothing to do with it
        }
    }

    private static void handle(Lane lane, Session listener, Notice notice) {
        if (notice instanceof Notice.Granted granted) {
            AcquireCall acquire = listener.acquires.get(granted.acquire());
            if (acquire != null) {
                acquire.onGrantNotice(lane, listener, granted);
            }
        } else if (notice instanceof Notice.WaitEnded ended) {
            AcquireCall acquire = listener.acquires.get(ended.acquire());
            if (acquire != null) {
                acquire.onWaitEnded(listener);
            }
        } else if (notice instanceof Notice.Lost lost) {
            GrantedHold hold = listener.holds.remove(lost.acquire());
            AcquireCall acquire = listener.acquires.get(lost.acquire());
            if (hold != null) {
                hold.lose(new LockLoss(lost.reason(), lost.actor(), lost.note()));
            } else if (acquire != null) { // told of the loss before the grant
                acquire.lostFence = lost.fence();
            }
        } else if (notice instanceof Notice.ReleaseRequested requested) {
            GrantedHold hold = listener.holds.get(requested.acquire());
            AcquireCall acquire = listener.acquires.get(requested.acquire());
            if (hold != null) {
                hold.onReleaseRequested(requested);
            } else if (acquire != null) { // told before the grant
                acquire.requested = requested;
            }
        }
    }

    /** Runs it once the notices are heard that came with the answer at hand: they say why a hold is not there. */
    void afterNotices(Runnable task) {
        afterNotices.add(task);
    }

    /** The notices that came with an answer are heard. */
    void heard() {
        List<Runnable> told = List.copyOf(afterNotices);
        afterNotices.clear();
        told.forEach(Guard::run);
    }

    /** Gives a sign of life when it is time for one, also under traffic: only this brings notices that were lost. */
    void beat(Lane lane, Session beating, long now) {
        if (beating.opened && !beating.beating && now - beating.lastBeatAt >= beatEvery(beating)) {
            beating.beating = true;
            beating.lastBeatAt = now;
            lane.enqueue(new SimpleCalls.KeepAlive(() -> beating.beating = false));
        }
    }

    /** Who holds or waits asks more often: a lost notice of a loss must not come later than two seconds. */
    private static long beatEvery(Session beating) {
        boolean idle = beating.holds.isEmpty() && beating.acquires.isEmpty();
        return idle ? beating.heartbeat() : Math.min(beating.heartbeat(), LONGEST_UNTOLD);
    }
}
