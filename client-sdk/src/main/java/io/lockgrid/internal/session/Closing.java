package io.lockgrid.internal.session;

import io.lockgrid.GridClosedException;
import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a lane comes to its end: first there are no new acquires, then no holds, and at last no session. Owned by the lane's
 * mailbox.
 */
final class Closing {
    private @Nullable Drain drain;
    private SimpleCalls.@Nullable Goodbye goodbye;

    /** Takes no new acquires, fails those that wait, and asks the holders to come to an end. */
    void begin(Lane lane, Drain begun, Collection<Call<?>> waiting, Session session) {
        drain = begun;
        LockGridException failure = new GridClosedException(
                "this LockGrid was closed; the lock was not acquired: use an instance that is open");
        for (Call<?> call : waiting) {
            if (call instanceof AcquireCall) {
                call.onFailure(lane, failure);
            }
        }
        for (GrantedHold hold : List.copyOf(session.holds.values())) {
            hold.onClosing(begun);
        }
    }

    /** Another thread closes too: nobody waits for what it holds itself. */
    void alsoBy(long thread) {
        if (drain != null) {
            drain.addCloser(thread);
        }
    }

    /** Wakes who waits for the holds as soon as none is left. */
    void look(Collection<GrantedHold> holds) {
        if (drain != null && !drain.isSettled() && drain.waitsForNone(holds)) {
            drain.settle(true);
        }
    }

    /** Takes away what is held still: the session ends with the given call. */
    void end(SimpleCalls.Goodbye last, Session session) {
        goodbye = last;
        for (GrantedHold hold : List.copyOf(session.holds.values())) {
            hold.lose(LockLoss.closed()); // known here before the grid can give it to another
        }
        session.holds.clear();
    }

    /** Whether the session's end is on its way. */
    boolean isLast() {
        return goodbye != null;
    }

    /** Nothing is answered any more. */
    void unanswered(Lane lane, LockGridException failure) {
        if (goodbye != null) {
            goodbye.unanswered(lane, failure);
        }
    }

    /** Answers a call itself that comes too late to be sent; false if it is in time. */
    boolean isTooLateFor(Lane lane, Call<?> call) {
        if (goodbye != null && call instanceof HoldCalls.Release release) {
            if (release.closedForMillis == 0) {
                goodbye.add(lane, release); // the end of the session frees it
            } else {
                release.onFailure(
                        lane,
                        new GridClosedException(
                                "this LockGrid was closed meanwhile; the lock is free, and does not stay"
                                        + " closed as was asked"));
            }
            return true;
        } else if (goodbye != null || (drain != null && call instanceof AcquireCall)) {
            call.onFailure(
                    lane,
                    new GridClosedException("this LockGrid is closed; nothing was sent: use an instance that is open"));
            return true;
        }
        return false;
    }
}
