package io.lockgrid.internal.session;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A thread of {@link VirtualTime}: waits for real only to have its turn. */
final class Actor extends Thread {

    /** Ends a thread that would wait for ever, through all of its code. */
    private static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;
    }

    final Semaphore turn = new Semaphore(0);
    volatile boolean stop;

    private final VirtualTime time;
    private final Runnable body;

    // What follows belongs to whoever has the turn.
    private boolean permit;
    private boolean parked;
    private boolean over;
    private VirtualTime.@Nullable Event wakeUp;
    private @Nullable Throwable failure;

    Actor(VirtualTime time, String name, Runnable body) {
        super(name);
        this.time = time;
        this.body = body;
        setDaemon(true);
    }

    @Override
    public void run() {
        turn.acquireUninterruptibly();
        try {
            if (!stop) {
                body.run();
            }
        } catch (Stopped stopped) {
            failure = null; // as it was told to
        } catch (Throwable thrown) {
            failure = thrown;
        } finally {
            over = true;
            time.yieldTurn();
        }
    }

    boolean over() {
        return over;
    }

    /** What its body threw, or null. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** On this thread: as {@code LockSupport.park}. */
    void park(long nanos) {
        if (permit || isInterrupted()) {
            permit = false;
            return;
        }
        wakeUp = nanos == Long.MAX_VALUE ? null : time.after(nanos, () -> time.resume(this));
        parked = true;
        time.yieldTurn();
        turn.acquireUninterruptibly();
        parked = false;
        permit = false;
        if (stop) {
            throw new Stopped();
        }
    }

    /** By the thread that has the turn: as {@code LockSupport.unpark}. */
    void wake() {
        permit = true;
        resumeSoon();
    }

    private void resumeSoon() {
        if (parked) {
            parked = false; // once is enough
            if (wakeUp != null) {
                wakeUp.cancel(false);
            }
            time.after(0, () -> time.resume(this));
        }
    }

    @Override
    public void interrupt() {
        super.interrupt();
        resumeSoon();
    }
}
