package io.lockgrid.console.grid;

import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.micronaut.context.annotation.Context;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the grid once a second, for all who watch, so that the load on the grid does not grow with them.
 *
 * <p>That the grid is silent is said while a look still waits: with the pause between looks, pages say it within 3 s.
 *
 * <p>Thread-safe; the view is changed by its one thread only and immutable.
 */
@Context
public class GridWatch implements AutoCloseable {
    private static final Logger LOGGER = LoggerFactory.getLogger(GridWatch.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** A question that is not answered for so long is a silence; the election of a leader may take that, too. */
    private static final Duration SILENCE = Duration.ofMillis(1_200);

    /** A look that takes longer is given up: what it would show is not of one moment any more. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final long GLANCE_MILLIS = 50;

    private final GridConnection connection;
    private final Looks looks = new Looks();
    private final List<Consumer<View>> lookers = new CopyOnWriteArrayList<>();
    private final List<Consumer<View>> turners = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> Looks.daemon(task, "console-watch"));
    private volatile View view = View.NOTHING;

    GridWatch(GridConnection connection) {
        this.connection = connection;
    }

    @PostConstruct
    void start() {
        Repeated.every(
                thread,
                PAUSE,
                new Repeated("The console's look at the grid", Surroundings.JVM, LOGGER::error, this::look));
    }

    /** What is known now. */
    public View view() {
        return view;
    }

    /** Tells of every look; on the watch's thread, so it must not block. Ends with what this returns. */
    public AutoCloseable onLook(Consumer<View> watcher) {
        lookers.add(watcher);
        return () -> lookers.remove(watcher);
    }

    /** Tells when the grid falls silent, and when it answers again; as {@link #onLook}. */
    public AutoCloseable onTurn(Consumer<View> watcher) {
        turners.add(watcher);
        return () -> turners.remove(watcher);
    }

    /** How many hear of turns. */
    int listeners() {
        return turners.size();
    }

    private void look() {
        try {
            connection.connect();
            show(view.with(picture(connection.grid())));
        } catch (LockGridException failure) {
            fail(String.valueOf(failure.getMessage()), Instant.now());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error failure) { // else nobody would look again
            LOGGER.error("The console could not look at the grid; it tries again", failure);
            fail("the console failed: " + failure, Instant.now());
        }
        tell(lookers);
    }

    private Picture picture(LockGrid grid) throws InterruptedException {
        long begin = System.nanoTime();
        Future<Picture> asked = looks.begin(grid);
        try {
            while (true) {
                Picture made = glance(asked);
                Duration silence = looks.silence();
                if (made != null) {
                    return made;
                } else if (System.nanoTime() - begin > LONGEST.toNanos()) {
                    throw new LockGridException(words(LONGEST));
                } else if (view.problem() == null && silence.compareTo(SILENCE) > 0) {
                    fail(words(SILENCE), Instant.now().minus(silence));
                }
            }
        } finally {
            asked.cancel(true);
        }
    }

    private static @Nullable Picture glance(Future<Picture> asked) throws InterruptedException {
        try {
            return asked.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
            return null;
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof LockGridException grid) {
                throw grid;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }

    private String words(Duration time) {
        int connected = connection.members();
        String whom = connected == 1 ? "1 member is" : connected + " members are";
        return connected == 0
                ? "The console is connected to no member of the grid: check that they run, and can be reached from here."
                : whom + " connected to the console, but a group of locks did not answer within " + time.toMillis()
                        + " ms: check that a majority of the members with a seat is up, and that they reach each other.";
    }

    private void fail(String why, Instant since) {
        show(view.failing(why, connection.members(), since));
    }

    private void show(View fresh) {
        View before = view;
        view = fresh;
        if (fresh.problem() != null && (before.problem() == null || before.isFirst())) {
            LOGGER.warn("The grid does not answer: {}", fresh.problem());
            tell(turners);
        } else if (before.problem() != null && fresh.problem() == null) {
            LOGGER.info("The grid answers");
            tell(turners);
        }
    }

    private void tell(List<Consumer<View>> watchers) {
        for (Consumer<View> watcher : watchers) {
            try {
                watcher.accept(view);
            } catch (RuntimeException | Error failure) { // the others are told, and the looks go on
                LOGGER.warn("A watcher failed", failure);
            }
        }
    }

    @Override
    @PreDestroy
    public void close() {
        thread.shutdownNow();
        looks.close();
    }
}
