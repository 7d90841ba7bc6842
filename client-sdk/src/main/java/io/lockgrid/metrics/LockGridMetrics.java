package io.lockgrid.metrics;

import io.lockgrid.LockGrid;
import io.lockgrid.internal.session.GridRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Binds the meters of what the callers of one {@link LockGrid} experience: how long they wait, how long they hold, what
 * they lose. For members and light clients alike; a member has more to tell, see {@code
 * io.lockgrid.node.metrics.GridNodeMetrics}, which binds these too.
 *
 * <pre>{@code
 * new LockGridMetrics(grid).bindTo(registry);
 * }</pre>
 *
 * <p>What began before it was bound is not measured. Until something is bound, measuring costs callers nothing.
 * Thread-safe.
 */
public final class LockGridMetrics implements MeterBinder, AutoCloseable {
    private final GridRuntime runtime;
    private final LockGrid grid;
    private final Tags tags;
    private final List<CallerMeters> bound = new CopyOnWriteArrayList<>();

    /**
     * For a grid that is open.
     *
     * @throws IllegalArgumentException if the grid was made by something else than LockGrid
     */
    public LockGridMetrics(LockGrid grid) {
        this(grid, List.of());
    }

    /**
     * The same, with tags for every meter, such as to tell two grids of one process apart.
     *
     * @throws IllegalArgumentException if the grid was made by something else than LockGrid
     */
    public LockGridMetrics(LockGrid grid, Iterable<Tag> tags) {
        if (!(Objects.requireNonNull(grid, "grid") instanceof GridRuntime known)) {
            throw new IllegalArgumentException("the meters need the LockGrid that GridNode or LockGridClient gave, not "
                    + grid.getClass().getName() + " around it; nothing was bound");
        }
        this.runtime = known;
        this.grid = grid;
        this.tags = Tags.of(tags);
    }

    /** Registers the meters; does nothing for a registry that has them already from this binder. */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        if (bound.stream().anyMatch(meters -> meters.areIn(registry))) {
            return; // else every call would be counted twice
        }
        CallerMeters meters = new CallerMeters(registry, tags, grid);
        bound.add(meters);
        runtime.listen(meters);
    }

    /** Measures nothing more that begins from now on, and takes the meters out of their registries. */
    @Override
    public synchronized void close() {
        bound.forEach(runtime::stopListening);
        bound.forEach(CallerMeters::remove);
        bound.clear();
    }
}
