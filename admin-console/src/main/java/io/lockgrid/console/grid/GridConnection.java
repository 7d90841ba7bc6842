package io.lockgrid.console.grid;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.client.ClientTransport;
import io.lockgrid.internal.session.GridRuntime;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The console's connection to its grid, as a light client: made when the grid is first there, and kept by itself from
 * then on. Thread-safe.
 */
@Singleton
public class GridConnection implements AutoCloseable {
    private final LockGridClientConfig config;
    private final AtomicReference<@Nullable LockGrid> connected = new AtomicReference<>();
    private final CountDownLatch attempted = new CountDownLatch(1);
    private volatile boolean closed;

    GridConnection(LockGridClientConfig config) {
        this.config = config;
    }

    /**
     * The grid.
     *
     * @throws GridUnavailableException if no member has been reached yet
     */
    public LockGrid grid() {
        LockGrid grid = connected.get();
        if (grid == null) {
            throw new GridUnavailableException("no member of cluster '" + config.clusterName()
                    + "' has been reached at " + String.join(", ", config.members())
                    + " yet; nothing was asked; the console goes on trying");
        }
        return grid;
    }

    /**
     * The grid; where the console has just started, after the first attempt to connect.
     *
     * @throws GridUnavailableException if that failed
     */
    LockGrid awaitGrid() {
        try {
            attempted.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new GridUnavailableException("interrupted while connecting; nothing was asked", e);
        }
        return grid();
    }

    /** How many members it has a connection to right now. */
    int members() {
        return connected.get() instanceof GridRuntime runtime && runtime.transport() instanceof ClientTransport client
                ? client.connectedTo().size()
                : 0;
    }

    /** Connects if that was not done yet; called again and again by one thread. */
    void connect() {
        if (connected.get() != null || closed) {
            return;
        }
        try {
            LockGrid made = LockGridClient.connect(config);
            connected.set(made);
            if (closed) {
                close();
            }
        } finally {
            attempted.countDown();
        }
    }

    @Override
    @PreDestroy
    public void close() {
        closed = true;
        attempted.countDown();
        LockGrid grid = connected.getAndSet(null);
        if (grid != null) {
            grid.close();
        }
    }
}
