package io.lockgrid.test;

import io.lockgrid.LockGrid;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.node.GridNode;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.MemberFate;
import org.jspecify.annotations.Nullable;

/** One member of a {@link LockGridCluster}, under one name and address. Thread-safe. */
final class ClusterMember {
    private final GridNodeConfig config;

    /** The last that was started. */
    private @Nullable LockGrid grid;

    private boolean runs;

    /** Ends what is left of one that was killed: its holders' threads, which a killed process would not have. */
    private @Nullable Thread undertaker;

    ClusterMember(GridNodeConfig config) {
        this.config = config;
    }

    synchronized LockGrid grid() {
        LockGrid last = grid;
        if (last == null) {
            throw new IllegalStateException(config.nodeName().orElseThrow() + " was never started");
        }
        return last;
    }

    synchronized boolean runs() {
        return runs;
    }

    synchronized void start() {
        if (!runs) {
            grid = GridNode.start(config);
            runs = true;
        }
    }

    synchronized void stop() {
        if (runs) {
            runs = false;
            grid().close();
        }
    }

    synchronized void kill() {
        if (runs) {
            runs = false;
            fate().halt();
            Thread closer = new Thread(
                    grid()::close, "undertaker-of-" + config.nodeName().orElseThrow());
            closer.start();
            undertaker = closer;
        }
    }

    synchronized void cutOff() {
        fate().cutOff();
    }

    synchronized void heal() {
        fate().heal();
    }

    private MemberFate fate() {
        return (MemberFate) ((GridRuntime) grid()).transport();
    }

    /** Waits for what is left of one that was killed. */
    void awaitEnd() throws InterruptedException {
        Thread closer;
        synchronized (this) {
            closer = undertaker;
        }
        if (closer != null) {
            closer.join();
        }
    }
}
