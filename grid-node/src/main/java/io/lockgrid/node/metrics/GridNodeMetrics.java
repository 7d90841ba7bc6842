package io.lockgrid.node.metrics;

import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.metrics.LockGridMetrics;
import io.lockgrid.node.raft.MemberSight;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
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

    /** By identity; guarded by this. */
    private final Map<MeterRegistry, List<Meter>> bound = new IdentityHashMap<>();

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
        this.member =
                grid instanceof GridRuntime runtime && runtime.transport() instanceof MemberSight sight ? sight : null;
    }

    /** Registers the meters; does nothing for a registry that has them already from this binder. */
    @Override
    public synchronized void bindTo(MeterRegistry registry) {
        callers.bindTo(registry);
        MemberSight sight = member;
        if (sight == null || bound.containsKey(registry)) {
            return;
        }
        for (String group : sight.groups()) {
            bindLocks(registry, sight, group);
            bindSeats(registry, sight, group);
        }
        for (String action : sight.keeperActions().keySet()) {
            keep(
                    registry,
                    FunctionCounter.builder(
                                    "lockgrid.keeper.actions",
                                    sight,
                                    seen -> seen.keeperActions().getOrDefault(action, 0L))
                            .description("What this member's keeper did to keep the grid whole")
                            .tags(tags)
                            .tag("action", action)
                            .register(registry));
        }
    }

    private void bindLocks(MeterRegistry registry, MemberSight sight, String group) {
        gauge(registry, sight, group, "lockgrid.group.holds", "Locks of the group that are held, by anybody", seen -> {
            MemberSight.Counts counts = seen.counts(group);
            return counts == null ? Double.NaN : counts.holds();
        });
        gauge(registry, sight, group, "lockgrid.group.waiters", "Waits for locks of the group, by anybody", seen -> {
            MemberSight.Counts counts = seen.counts(group);
            return counts == null ? Double.NaN : counts.waiters();
        });
        keep(
                registry,
                FunctionCounter.builder("lockgrid.group.grants", sight, seen -> {
                            MemberSight.Counts counts = seen.counts(group);
                            return counts == null ? 0 : counts.grants();
                        })
                        .description("Holds of the group's locks that began, of anybody, since this member counts")
                        .tags(tags)
                        .tag("group", group)
                        .register(registry));
        for (LockLoss.Reason reason : LockLoss.Reason.values()) {
            if (reason == LockLoss.Reason.GRID_RESTARTED) {
                continue; // known to holders alone
            }
            keep(
                    registry,
                    FunctionCounter.builder("lockgrid.group.losses", sight, seen -> {
                                MemberSight.Counts counts = seen.counts(group);
                                return counts == null ? 0 : counts.losses().getOrDefault(reason, 0L);
                            })
                            .description(
                                    "Holds of the group's locks that were taken away, of anybody, since this member counts")
                            .tags(tags)
                            .tag("group", group)
                            .tag(
                                    "reason",
                                    reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(registry));
        }
    }

    private void bindSeats(MeterRegistry registry, MemberSight sight, String group) {
        gauge(registry, sight, group, "lockgrid.seats.missing", "Seats that are empty, or away", seen -> {
            MemberSight.Seats seats = seen.seats(group);
            return seats == null ? Double.NaN : seats.missing();
        });
        gauge(
                registry,
                sight,
                group,
                "lockgrid.failures.left",
                "Members that may fail before the group stops",
                seen -> {
                    MemberSight.Seats seats = seen.seats(group);
                    return seats == null ? Double.NaN : seats.failuresLeft();
                });
        keep(
                registry,
                FunctionCounter.builder("lockgrid.raft.leader.changes", sight, seen -> seen.leaderChanges(group))
                        .description("How often another member came to lead the group, as seen from here")
                        .tags(tags)
                        .tag("group", group)
                        .register(registry));
    }

    private void gauge(
            MeterRegistry registry,
            MemberSight sight,
            String group,
            String name,
            String description,
            ToDoubleFunction<MemberSight> value) {
        keep(
                registry,
                Gauge.builder(name, sight, value)
                        .description(description)
                        .tags(tags)
                        .tag("group", group)
                        .register(registry));
    }

    private void keep(MeterRegistry registry, Meter meter) {
        bound.computeIfAbsent(registry, any -> new ArrayList<>()).add(meter);
    }

    /** Measures nothing more that begins from now on, and takes the meters out of their registries. */
    @Override
    public synchronized void close() {
        callers.close();
        bound.forEach((registry, meters) -> meters.forEach(registry::remove));
        bound.clear();
    }
}
