package io.lockgrid.metrics;

import io.lockgrid.LockGrid;
import io.lockgrid.internal.listen.Attachment;
import io.lockgrid.internal.listen.Listening;
import io.lockgrid.internal.session.GridRuntime;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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

    /** The same meters are the same attachment, whichever binder asks for them: else every call would count twice. */
    private record Key(MeterRegistry registry, Tags tags) {}

    /** Guarded by this. */
    private final Set<Key> bound = new HashSet<>();

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

    /**
     * Registers the meters. A registry that has those of this grid already, with these tags, keeps them as they are,
     * whichever binder they are from. For a grid that is closed it does nothing.
     */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        Key key = new Key(registry, tags);
        if (bound.add(key)) {
            runtime.attach(key, () -> register(registry));
        }
    }

    private Attachment register(MeterRegistry registry) {
        CallerMeters meters =
                new CallerMeters(registry, tags, grid, () -> runtime.transport().certificateDaysLeft());
        Listening listening = runtime.listen(meters);
        return new Attachment() {
            @Override
            public void closed() {
                meters.removeGauges();
            }

            @Override
            public void detach() {
                listening.close();
                meters.remove();
            }
        };
    }

    /**
     * Measures nothing more that begins from now on, and takes the meters out of their registries, unless another binder
     * of the grid has bound them too. When the grid itself is closed its gauges go, and what was counted stays.
     */
    @Override
    public synchronized void close() {
        bound.forEach(runtime::detach);
        bound.clear();
    }
}
