package io.lockgrid.console.grid;

import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.WaitGraph;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who waits for whom, asked beside the looks. The graph is as large as there are waits, so it must not hold a look up,
 * and is asked for only where somebody waits, and as seldom as it is dear. Belongs to the thread that looks.
 */
final class Waits {
    private static final Logger LOGGER = LoggerFactory.getLogger(Waits.class);
    private static final WaitGraph NOBODY = new WaitGraph(List.of(), List.of());

    /** A small graph is of the same moment as the rest of the picture. */
    private static final long HOLD_UP_MILLIS = 250;

    /** A tenth of the time at most is spent with it. */
    private static final int SHARE = 10;

    private final Executor thread;
    private WaitGraph last = NOBODY;
    private @Nullable CompletableFuture<WaitGraph> underway;
    private boolean toldOfLimit;
    private volatile long nextNanos = System.nanoTime();

    Waits(Executor thread) {
        this.thread = thread;
    }

    /** The graph of now, or the last one where it takes long. */
    WaitGraph graph(LockAdmin admin, boolean somebodyWaits) throws InterruptedException {
        CompletableFuture<WaitGraph> asked = underway;
        if (asked == null) {
            if (!somebodyWaits) {
                last = NOBODY;
                return last;
            } else if (System.nanoTime() - nextNanos < 0) {
                return last;
            }
            asked = CompletableFuture.supplyAsync(() -> ask(admin), thread);
            underway = asked;
        }
        try {
            last = asked.get(HOLD_UP_MILLIS, TimeUnit.MILLISECONDS);
            underway = null;
            toldOfLimit = false;
        } catch (TimeoutException dear) {
            LOGGER.debug("Who waits for whom takes long to read; the last graph stays until then");
        } catch (ExecutionException failure) {
            underway = null;
            if (failure.getCause() instanceof LimitExceededException limit) {
                if (!toldOfLimit) { // it stays so for a while
                    toldOfLimit = true;
                    LOGGER.warn("{} The last graph stays, deadlocks are not found", limit.getMessage());
                }
            } else if (!(failure.getCause() instanceof LockGridException)) {
                LOGGER.warn("Who waits for whom cannot be read; the last graph stays", failure.getCause());
            }
        }
        return last;
    }

    private WaitGraph ask(LockAdmin admin) {
        long begin = System.nanoTime();
        try {
            return admin.waitGraph();
        } finally {
            long end = System.nanoTime();
            nextNanos = end + (end - begin) * SHARE;
        }
    }
}
