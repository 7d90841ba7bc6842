package io.lockgrid.internal.session;

import io.lockgrid.internal.surroundings.LaneServices;
import java.util.concurrent.Future;

/** The time and the threads of one process in {@link VirtualTime}, by a clock that may go wrong. */
final class VirtualServices implements LaneServices {
    private final VirtualTime time;
    private final double rate;
    private boolean closed;

    VirtualServices(VirtualTime time, double rate) {
        this.time = time;
        this.rate = rate;
    }

    @Override
    public long now() {
        return (long) (time.now() * rate);
    }

    /** So long by this clock as it really is. */
    private long real(long nanos) {
        return nanos == Long.MAX_VALUE ? nanos : (long) Math.ceil(nanos / rate);
    }

    @Override
    public Future<?> after(long nanos, Runnable task) {
        return time.after(real(nanos), () -> {
            if (!closed) {
                task.run();
            }
        });
    }

    @Override
    public void every(long nanos, Runnable task) {
        after(nanos, () -> {
            task.run();
            every(nanos, task);
        });
    }

    @Override
    public void callback(Runnable task) {
        time.after(0, task);
    }

    @Override
    public void park(Object blocker, long nanos) {
        if (Thread.currentThread() instanceof Actor actor) {
            actor.park(real(nanos));
        } else {
            time.parkHere(real(nanos));
        }
    }

    @Override
    public void unpark(Thread thread) {
        time.unpark(thread);
    }

    @Override
    public void close() {
        closed = true;
    }
}
