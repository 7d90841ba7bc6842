package io.lockgrid.internal.session;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * A {@link NaiveGrid} and holders' sides over scripted ways to it, all in {@link VirtualTime}: nothing happens but by the
 * test's will, and the same test is the same run every time.
 */
final class World implements AutoCloseable {
    final VirtualTime time = new VirtualTime();
    final NaiveGrid grid = new NaiveGrid(time.services(1));

    /** A process that uses locks, and its way to the grid. */
    record Node(ScriptedTransport way, GridRuntime grid) {}

    Node node(String name) {
        return node(name, 1);
    }

    /** @param rate of its clock, against the grid's */
    Node node(String name, double rate) {
        ScriptedTransport way = new ScriptedTransport(grid, name);
        return new Node(way, way.grid(time.services(rate)));
    }

    /** Calls on a thread of its own, which runs until it waits before this returns. */
    <T> CompletableFuture<T> call(Callable<T> body) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Actor actor = time.start("caller", () -> {
            try {
                result.complete(body.call());
            } catch (Exception failure) {
                result.completeExceptionally(failure);
            }
        });
        result.whenComplete((value, failure) -> {
            if (result.isCancelled()) {
                actor.interrupt();
            }
        });
        time.settle();
        return result;
    }

    void pass(long millis) {
        time.pass(Duration.ofMillis(millis));
    }

    /** Ends threads that still wait; the nodes need no end, their threads are this world's. */
    @Override
    public void close() {
        time.close();
    }
}
