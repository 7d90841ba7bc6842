package io.lockgrid.bench.worker;

import io.lockgrid.bench.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** A given number of operations, shared out among threads. */
final class Bulk {

    private interface Step {
        void run(long number) throws InterruptedException;
    }

    private final Door door;

    Bulk(Door door) {
        this.door = door;
    }

    /** A pair on each of so many names; the handle is asked for each time. */
    Message names(Message order) throws Exception {
        String prefix = order.text("name");
        Latencies latencies = new Latencies();
        run(order, number -> pair(door.lock(prefix + "-" + number), latencies));
        return latencies.lap(
                Message.of("ok").with("pairs", order.number("count")).with("failures", 0));
    }

    /** So many pairs on one name. */
    Message pairs(Message order) throws Exception {
        DoorLock lock = door.lock(order.text("name"));
        Latencies latencies = new Latencies();
        run(order, number -> pair(lock, latencies));
        return latencies.lap(
                Message.of("ok").with("pairs", order.number("count")).with("failures", 0));
    }

    /** So many tries on a lock that another holds; fails if one succeeds. */
    Message tries(Message order) throws Exception {
        DoorLock lock = door.lock(order.text("name"));
        long start = System.nanoTime();
        run(order, number -> {
            if (lock.tryAcquire().isPresent()) {
                throw new IllegalStateException("a lock that another holds was acquired");
            }
        });
        return Message.of("ok").with("nanos", System.nanoTime() - start);
    }

    private static void pair(DoorLock lock, Latencies latencies) throws InterruptedException {
        long start = System.nanoTime();
        Runnable release = lock.acquire();
        long acquired = System.nanoTime();
        release.run();
        latencies.record(start, acquired, System.nanoTime());
    }

    private void run(Message order, Step step) throws Exception {
        long count = order.number("count");
        AtomicLong next = new AtomicLong();
        ExecutorService executor = Callers.platform("bulk");
        try {
            List<Future<?>> threads = new ArrayList<>();
            for (int i = 0; i < order.number("threads"); i++) {
                threads.add(executor.submit(() -> {
                    for (long n = next.getAndIncrement(); n < count; n = next.getAndIncrement()) {
                        step.run(n);
                    }
                    return null;
                }));
            }
            for (Future<?> thread : threads) {
                thread.get();
            }
        } finally {
            executor.shutdownNow();
        }
    }
}
