package io.lockgrid.console.grid;

import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the grid once a second, for all who watch, so that the load on the grid does not grow with them.
 *
 * <p>Thread-safe; the picture is made by its one thread and immutable.
 */
@Context
@Bean(preDestroy = "close")
public class GridWatch implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(GridWatch.class);
    private static final int TOP = 10;
    private static final LockQuery OLDEST = LockQuery.all()
            .withStates(LockState.HELD)
            .withSort(LockSort.AGE)
            .withDescending(true)
            .withLimit(TOP);
    private static final LockQuery BUSIEST =
            LockQuery.all().withSort(LockSort.WAITERS).withDescending(true).withLimit(TOP);

    private final GridConnection connection;
    private final List<Consumer<View>> watchers = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread made = new Thread(task, "console-watch");
        made.setDaemon(true);
        return made;
    });
    private volatile View view = View.NOTHING;

    GridWatch(GridConnection connection) {
        this.connection = connection;
    }

    @PostConstruct
    void start() {
        thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    /** What is known now. */
    public View view() {
        return view;
    }

    /** Tells of every look; on the watch's thread, so it must not block. Ends with what this returns. */
    public AutoCloseable onLook(Consumer<View> watcher) {
        watchers.add(watcher);
        return () -> watchers.remove(watcher);
    }

    private void look() {
        View before = view;
        try {
            connection.connect();
            view = before.with(picture(connection.grid()));
            if (before.problem() != null) {
                LOGGER.info("The grid answers");
            }
        } catch (LockGridException failure) {
            view = before.failing(String.valueOf(failure.getMessage()), Instant.now());
            if (before.problem() == null) {
                LOGGER.warn("The grid does not answer: {}", failure.getMessage());
            }
        } catch (RuntimeException | Error failure) { // else nobody would look again
            view = before.failing("the console failed: " + failure, Instant.now());
            LOGGER.error("The console could not look at the grid; it tries again", failure);
        }
        for (Consumer<View> watcher : watchers) {
            tell(watcher);
        }
    }

    private void tell(Consumer<View> watcher) {
        try {
            watcher.accept(view);
        } catch (RuntimeException failure) {
            LOGGER.warn("A watcher failed", failure);
        }
    }

    private static Picture picture(LockGrid grid) {
        LockAdmin admin = grid.admin();
        return new Picture(
                Instant.now(),
                grid.health(),
                admin.groups(),
                admin.locks(OLDEST),
                admin.locks(BUSIEST),
                admin.waitGraph(),
                admin.statistics());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
