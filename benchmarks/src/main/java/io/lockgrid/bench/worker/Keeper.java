package io.lockgrid.bench.worker;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Holds locks until told to give them back; a thread that acquired one releases it, as the stock lock wants. */
final class Keeper {

    private static final int THREADS = 32;

    private final List<ExecutorService> threads = new ArrayList<>();
    /** Entry i belongs to thread i alone. */
    private final List<List<Runnable>> releases = new ArrayList<>();

    Keeper() {
        for (int i = 0; i < THREADS; i++) {
            String name = "keeper-" + i;
            threads.add(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            }));
            releases.add(new ArrayList<>());
        }
    }

    void hold(Door door, String prefix, int count) throws Exception {
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int first = i;
            parts.add(threads.get(i).submit(() -> {
                for (int n = first; n < count; n += THREADS) {
                    String name = count == 1 ? prefix : prefix + "-" + n;
                    releases.get(first).add(door.lock(name).acquire());
                }
                return null;
            }));
        }
        await(parts);
    }

    void releaseAll() throws Exception {
        List<Future<?>> parts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            List<Runnable> mine = releases.get(i);
            parts.add(threads.get(i).submit(() -> {
                mine.forEach(Runnable::run);
                mine.clear();
            }));
        }
        await(parts);
    }

    private static void await(List<Future<?>> parts) throws Exception {
        for (Future<?> part : parts) {
            part.get();
        }
    }
}
