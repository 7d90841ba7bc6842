package io.lockgrid.console.management;

import io.lockgrid.admin.GroupInfo;
import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToIntFunction;

/** The grid as the console sees it, by the names that members use for the same. Thread-safe. */
@Singleton
class GridMeters implements MeterBinder {
    private final GridWatch watch;

    GridMeters(GridWatch watch) {
        this.watch = watch;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("lockgrid.console.picture.age", watch, GridMeters::age)
                .description("How old what the console shows is; about 1 while the grid answers")
                .baseUnit("seconds")
                .register(registry);
        Gauge.builder(
                        "lockgrid.console.grid.answers",
                        watch,
                        seen -> seen.view().problem() == null ? 1 : 0)
                .description("Whether the grid answers the console")
                .register(registry);
        MultiGauge missing = gauge(registry, "lockgrid.seats.missing", "Seats without a member that is there");
        MultiGauge left = gauge(registry, "lockgrid.failures.left", "Failures until a group stops");
        watch.onLook(view -> {
            Picture picture = view.picture();
            if (picture != null) {
                List<GroupInfo> groups = picture.groups().groups();
                missing.register(rows(groups, GroupInfo::seatsMissing), true);
                left.register(rows(groups, GroupInfo::failuresLeft), true);
            }
        });
    }

    private static MultiGauge gauge(MeterRegistry registry, String name, String words) {
        // Without a unit, which would become a part of the name that members do not have.
        return MultiGauge.builder(name).description(words).register(registry);
    }

    private static Iterable<MultiGauge.Row<?>> rows(List<GroupInfo> groups, ToIntFunction<GroupInfo> figure) {
        return groups.stream()
                .<MultiGauge.Row<?>>map(
                        group -> MultiGauge.Row.of(Tags.of("group", group.name()), figure.applyAsInt(group)))
                .toList();
    }

    private static double age(GridWatch watch) {
        View view = watch.view();
        Duration age = view.age(Instant.now());
        return view.picture() == null ? Double.NaN : age.toMillis() / 1000.0;
    }
}
