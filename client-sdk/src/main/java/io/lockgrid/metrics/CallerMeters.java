package io.lockgrid.metrics;

import io.lockgrid.GridHealth;
import io.lockgrid.GridListener;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** The meters of one instance's callers in one registry. Thread-safe. */
final class CallerMeters implements GridListener {
    private static final Duration[] WAITS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5)
    };

    private static final Duration[] HOLDS = {
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final AtomicInteger holds = new AtomicInteger();
    private final AtomicInteger waiters = new AtomicInteger();
    private final Timer granted;
    private final Map<Outcome, Timer> refused = new EnumMap<>(Outcome.class);
    private final Map<LockLoss.Reason, Counter> losses = new EnumMap<>(LockLoss.Reason.class);
    private final Timer hold;
    private final MeterRegistry registry;
    private final List<Meter> meters = new ArrayList<>();

    CallerMeters(MeterRegistry registry, Tags tags, LockGrid grid, Supplier<OptionalDouble> daysLeft) {
        this.registry = registry;
        meters.add(Gauge.builder("lockgrid.holds", holds, AtomicInteger::get)
                .description("Locks that this instance holds")
                .tags(tags)
                .register(registry));
        meters.add(Gauge.builder("lockgrid.waiters", waiters, AtomicInteger::get)
                .description("Attempts of this instance to get a lock that are under way")
                .tags(tags)
                .register(registry));
        meters.add(Gauge.builder("lockgrid.health", grid, CallerMeters::health)
                .description("How the grid looks from this instance: 2 healthy, 1 degraded, 0 unavailable")
                .tags(tags)
                .register(registry));
        if (daysLeft.get().isPresent()) {
            meters.add(Gauge.builder(
                            "lockgrid.tls.certificate.days.left",
                            () -> daysLeft.get().orElse(Double.NaN))
                    .description("Days until the certificate expires that this instance shows to others")
                    .tags(tags)
                    .register(registry));
        }
        granted = attempts("granted", tags);
        for (Outcome outcome : Outcome.values()) {
            refused.put(outcome, attempts(text(outcome), tags));
        }
        hold = Timer.builder("lockgrid.hold")
                .description("How long holds lasted, until they were given back or taken away")
                .tags(tags)
                .serviceLevelObjectives(HOLDS)
                .register(registry);
        meters.add(hold);
        for (LockLoss.Reason reason : LockLoss.Reason.values()) {
            Counter counter = Counter.builder("lockgrid.losses")
                    .description("Holds of this instance that were taken away, by reason")
                    .tags(tags)
                    .tag("reason", text(reason))
                    .register(registry);
            losses.put(reason, counter);
            meters.add(counter);
        }
    }

    private Timer attempts(String outcome, Tags tags) {
        Timer timer = Timer.builder("lockgrid.acquire")
                .description("How long attempts to get a lock took, by what became of them")
                .tags(tags)
                .tag("outcome", outcome)
                .serviceLevelObjectives(WAITS)
                .register(registry);
        meters.add(timer);
        return timer;
    }

    /** Else the next grid of this process would find the meters of this one, and go on with them. */
    void remove() {
        meters.forEach(registry::remove);
    }

    /** What was counted is still to be read. */
    void removeGauges() {
        meters.stream().filter(Gauge.class::isInstance).forEach(registry::remove);
    }

    private static double health(LockGrid grid) {
        GridHealth.Status status = grid.health().status();
        return switch (status) {
            case HEALTHY -> 2;
            case DEGRADED -> 1;
            case UNAVAILABLE -> 0;
        };
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void attempt(String lock) {
        waiters.incrementAndGet();
    }

    @Override
    public void granted(String lock, long fence, Duration waited) {
        holds.incrementAndGet();
        entered(lock, fence, waited);
    }

    @Override
    public void entered(String lock, long fence, Duration waited) {
        waiters.decrementAndGet();
        granted.record(waited);
    }

    @Override
    public void refused(String lock, Outcome outcome, Duration waited) {
        waiters.decrementAndGet();
        Timer timer = refused.get(outcome);
        if (timer != null) {
            timer.record(waited);
        }
    }

    @Override
    public void released(String lock, long fence, Duration held) {
        holds.decrementAndGet();
        hold.record(held);
    }

    @Override
    public void lost(String lock, long fence, LockLoss loss, Duration held) {
        released(lock, fence, held);
        Counter counter = losses.get(loss.reason());
        if (counter != null) {
            counter.increment();
        }
    }
}
