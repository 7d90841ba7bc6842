package io.lockgrid.client;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/**
 * Connects on a thread of its own: an interrupt of the caller would get lost in the engine on the way, or come back as an
 * exception of the engine's. Stateless.
 */
final class Connecting {
    private Connecting() {}

    /** Gives what was connected, or throws what that threw; ends it if the caller is interrupted before. */
    static LockGrid await(Supplier<LockGrid> connect) {
        CompletableFuture<LockGrid> connected = new CompletableFuture<>();
        Thread thread = new Thread(() -> run(connect, connected), "lockgrid-connect");
        thread.start();
        try {
            connected.handle((grid, failure) -> true).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (connected.completeExceptionally(e)) {
                thread.interrupt();
                throw new GridUnavailableException("interrupted while connecting; this client is not connected", e);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e); // what became of it is told by itself
        }
        return outcome(connected);
    }

    private static void run(Supplier<LockGrid> connect, CompletableFuture<LockGrid> connected) {
        try {
            LockGrid grid = connect.get();
            if (!connected.complete(grid)) {
                Thread.interrupted(); // it was to end the wait, and would cut the close short
                grid.close();
            }
        } catch (RuntimeException | Error failure) {
            connected.completeExceptionally(failure);
        }
    }

    private static LockGrid outcome(CompletableFuture<LockGrid> connected) {
        try {
            return connected.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            } else if (e.getCause() instanceof GridUnavailableException unavailable) {
                // with the caller's own stack: it was made on another thread
                throw new GridUnavailableException(String.valueOf(unavailable.getMessage()), unavailable);
            } else if (e.getCause() instanceof RuntimeException other) {
                throw other;
            }
            throw e;
        }
    }
}
