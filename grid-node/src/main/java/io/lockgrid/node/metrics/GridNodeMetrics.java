package io.lockgrid.node.metrics;

import io.lockgrid.LockGrid;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.metrics.LockGridMetrics;
import io.lockgrid.node.raft.MemberSight;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Binds the meters of a member: those of its callers, as {@link LockGridMetrics} does, and what the member knows of its
 * groups and does to keep them whole. Reading them asks nobody and takes no lock.
 *
 * <pre>{@code
 * new GridNodeMetrics(grid).bindTo(registry);
 * }</pre>
 *
 * <p>Of a {@code GridNode.local()} there are the callers' meters alone. Thread-safe.
 */
public final class GridNodeMetrics implements MeterBinder, AutoCloseable {
    private final LockGridMetrics callers;
    private final Tags tags;

    private final GridRuntime runtime;

    /** The same meters are the same attachment, whichever binder asks for them. */
    private record Key(MeterRegistry registry, Tags tags) {}

    /** Guarded by this. */
    private final Set<Key> bound = new HashSet<>();

    private final @Nullable MemberSight member;

    /**
     * For a grid that is open.
     *
     * @throws IllegalArgumentException if the grid was made by something else than LockGrid
     */
    public GridNodeMetrics(LockGrid grid) {
        this(grid, List.of());
    }

    /**
     * The same, with tags for every meter.
     *
     * @throws IllegalArgumentException if the grid was made by something else than LockGrid
     */
    public GridNodeMetrics(LockGrid grid, Iterable<Tag> tags) {
        this.callers = new LockGridMetrics(grid, tags);
        this.tags = Tags.of(tags);
        this.runtime = (GridRuntime) grid; // as the callers' meters have seen
        this.member = runtime.transport() instanceof MemberSight sight ? sight : null;
    }

    /**
     * Registers the meters. A registry that has those of this grid already, with these tags, keeps them as they are,
     * whichever binder they are from. For a grid that is closed it does nothing.
     */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        callers.bindTo(registry);
        MemberSight sight = member;
        Key key = new Key(registry, tags);
        if (sight != null && bound.add(key)) {
            runtime.attach(key, () -> new MemberMeters(registry, tags, sight));
        }
    }

    /**
     * Measures nothing more that begins from now on, and takes the meters out of their registries, unless another binder
     * of the grid has bound them too. When the grid itself is closed all but the callers' counters and timers go.
     */
    @Override
    public synchronized void close() {
        callers.close();
        bound.forEach(runtime::detach);
        bound.clear();
    }
}
