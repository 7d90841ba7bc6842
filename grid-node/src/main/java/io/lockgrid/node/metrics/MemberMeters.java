package io.lockgrid.node.metrics;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.listen.Attachment;
import io.lockgrid.node.raft.MemberSight;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What a member knows of its groups, as meters of one registry. All of them read a member that runs. */
final class MemberMeters implements Attachment {
    private final MeterRegistry registry;
    private final Tags tags;
    private final List<Meter> meters = new ArrayList<>();

    MemberMeters(MeterRegistry registry, Tags tags, MemberSight sight) {
        this.registry = registry;
        this.tags = tags;
        for (String group : sight.groups()) {
            bindLocks(sight, group);
            bindSeats(sight, group);
        }
        for (String action : sight.keeperActions().keySet()) {
            keep(FunctionCounter.builder(
                            "lockgrid.keeper.actions",
                            sight,
                            seen -> seen.keeperActions().getOrDefault(action, 0L))
                    .description("What this member's keeper did to keep the grid whole")
                    .tags(tags)
                    .tag("action", action)
                    .register(registry));
        }
    }

    private void bindLocks(MemberSight sight, String group) {
        gauge(sight, group, "lockgrid.group.holds", "Locks of the group that are held, by anybody", seen -> {
            MemberSight.Counts counts = seen.counts(group);
            return counts == null ? Double.NaN : counts.holds();
        });
        gauge(sight, group, "lockgrid.group.waiters", "Waits for locks of the group, by anybody", seen -> {
            MemberSight.Counts counts = seen.counts(group);
            return counts == null ? Double.NaN : counts.waiters();
        });
        keep(FunctionCounter.builder("lockgrid.group.grants", sight, seen -> {
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
            keep(FunctionCounter.builder("lockgrid.group.losses", sight, seen -> {
                        MemberSight.Counts counts = seen.counts(group);
                        return counts == null ? 0 : counts.losses().getOrDefault(reason, 0L);
                    })
                    .description(
                            "Holds of the group's locks that were taken away, of anybody, since this member counts")
                    .tags(tags)
                    .tag("group", group)
                    .tag("reason", reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .register(registry));
        }
    }

    private void bindSeats(MemberSight sight, String group) {
        gauge(sight, group, "lockgrid.seats.missing", "Seats that are empty, or away", seen -> {
            MemberSight.Seats seats = seen.seats(group);
            return seats == null ? Double.NaN : seats.missing();
        });
        gauge(sight, group, "lockgrid.failures.left", "Members that may fail before the group stops", seen -> {
            MemberSight.Seats seats = seen.seats(group);
            return seats == null ? Double.NaN : seats.failuresLeft();
        });
        keep(FunctionCounter.builder("lockgrid.raft.leader.changes", sight, seen -> seen.leaderChanges(group))
                .description("How often another member came to lead the group, as seen from here")
                .tags(tags)
                .tag("group", group)
                .register(registry));
    }

    private void gauge(
            MemberSight sight, String group, String name, String description, ToDoubleFunction<MemberSight> value) {
        keep(Gauge.builder(name, sight, value)
                .description(description)
                .tags(tags)
                .tag("group", group)
                .register(registry));
    }

    private void keep(Meter meter) {
        meters.add(meter);
    }

    @Override
    public void closed() {
        detach();
    }

    @Override
    public void detach() {
        meters.forEach(registry::remove);
    }
}
