package io.lockgrid.bench.worker;

import io.lockgrid.bench.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Callers that acquire and release without a break, from start to stop. Each keeps its handle, as a user with a lock
 * of its own does. With {@code probe}, the first caller's latencies alone are recorded; the others are its company.
 */
final class Load {

    private final Latencies latencies = new Latencies();
    private final LongAdder pairs = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final ExecutorService executor;
    private final List<Future<?>> callers = new ArrayList<>();
    private volatile @Nullable String firstFailure;
    private volatile boolean stopped;

    Load(Door door, Message order) {
        int threads = (int) order.number("threads");
        boolean own = order.flag("own");
        boolean probe = order.flag("probe");
        String name = order.text("name");
        executor = order.flag("light") ? Callers.light("caller") : Callers.platform("caller");
        for (int i = 0; i < threads; i++) {
            DoorLock lock = door.lock(own ? name + "-" + i : name);
            boolean recorded = !probe || i == 0;
            callers.add(executor.submit(() -> call(lock, recorded)));
        }
    }

    private void call(DoorLock lock, boolean recorded) {
        while (!stopped) {
            try {
                long start = System.nanoTime();
                Runnable release = lock.acquire();
                long acquired = System.nanoTime();
                release.run();
                long released = System.nanoTime();
                pairs.increment();
                if (recorded) {
                    latencies.record(start, acquired, released);
                }
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                failures.increment();
                firstFailure = e.toString();
            }
        }
    }

    Message lap() {
        Message answer = latencies
                .lap(Message.of("ok"))
                .with("pairs", pairs.sumThenReset())
                .with("failures", failures.sumThenReset());
        String failure = firstFailure;
        return failure == null ? answer : answer.with("failure", failure);
    }

    /** Lets every caller end its pair; the answer covers what came after the last lap. */
    Message stop() throws InterruptedException, ExecutionException {
        stopped = true;
        for (Future<?> caller : callers) {
            caller.get();
        }
        executor.shutdown();
        return lap();
    }
}
