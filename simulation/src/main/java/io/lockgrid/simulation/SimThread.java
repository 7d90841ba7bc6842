package io.lockgrid.simulation;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** A thread of an application: runs only while the scheduler waits for it, so one at a time. */
final class SimThread extends Thread {
    /** Thrown where a thread waits whose process was killed. */
    @SuppressWarnings("serial") // never leaves its thread
    static final class Killed extends Error {
        Killed() {
            super("killed", null, false, false);
        }
    }

    private final Sim sim;
    private final SimProcess process;
    private final long number;
    private final Runnable body;
    private final Semaphore turn = new Semaphore(0);
    private boolean parked = true;
    private boolean permit;
    private boolean resumeDue;
    private boolean killed;
    private boolean serves;
    private boolean done;
    private long parks;
    private @Nullable Throwable failure;

    SimThread(Sim sim, SimProcess process, String name, long number, Runnable body) {
        super(null, null, name, 256 * 1024);
        this.sim = sim;
        this.process = process;
        this.number = number;
        this.body = body;
        setDaemon(true);
    }

    /** The JVM's own numbers differ from run to run. */
    @Override
    public long getId() {
        return number;
    }

    SimProcess process() {
        return process;
    }

    boolean mayRun() {
        return !done && parked;
    }

    boolean isDone() {
        return done;
    }

    void go() {
        resumeDue = false;
        turn.release();
    }

    /** It is of an executor, and ends with its process. */
    void serve() {
        serves = true;
    }

    boolean serves() {
        return serves;
    }

    void kill() {
        killed = true;
    }

    boolean isKilled() {
        return killed;
    }

    @Nullable
    Throwable takeFailure() {
        Throwable taken = failure;
        failure = null;
        return taken;
    }

    @Override
    public void run() {
        turn.acquireUninterruptibly();
        parked = false;
        try {
            if (!killed) {
                body.run();
            }
        } catch (Killed end) {
            sim.trace().mix(number);
        } catch (Throwable thrown) { // told by the scheduler, which knows when
            failure = thrown;
        } finally {
            done = true;
            sim.baton.release();
        }
    }

    @Override
    public void interrupt() {
        super.interrupt();
        if (Thread.currentThread() != this) { // the JDK's own waits do that to themselves, or not, as it happens
            wake();
        }
    }

    void wake() {
        if (done) {
            return;
        }
        if (!parked) {
            permit = true;
        } else if (!resumeDue) {
            resumeDue = true;
            sim.at(sim.now() + 2_000 + sim.own().nextInt(60_000), process, "wake", () -> sim.resume(this));
        }
    }

    /** On this thread: waits until it is woken, or for that long by its process's clock. */
    void park(long nanos) {
        if (killed) {
            throw new Killed();
        }
        if (permit) {
            permit = false;
            return;
        }
        if (isInterrupted()) {
            return;
        }
        long park = ++parks;
        if (nanos != Long.MAX_VALUE) {
            process.in(nanos, "time is up", () -> {
                if (parks == park) {
                    sim.resume(this);
                }
            });
        }
        parked = true;
        sim.baton.release();
        turn.acquireUninterruptibly();
        parked = false;
        parks++;
        if (killed) {
            throw new Killed();
        }
    }
}
