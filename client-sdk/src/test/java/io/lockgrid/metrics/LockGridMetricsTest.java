package io.lockgrid.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridHealth;
import io.lockgrid.GridListener;
import io.lockgrid.GridLock;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.admin.LockAdmin;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is counted, without a grid. */
class LockGridMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Looking grid = new Looking();

    /** A grid that is asked for its health only. */
    private static final class Looking implements LockGrid {
        private GridHealth.Status status = GridHealth.Status.HEALTHY;

        @Override
        public GridHealth health() {
            return new GridHealth(status, status == GridHealth.Status.HEALTHY ? List.of() : List.of("as a test says"));
        }

        @Override
        public GridLock lock(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public LockAdmin admin() {
            throw new UnsupportedOperationException();
        }

        @Override
        public AutoCloseable listen(GridListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {}
    }

    private CallerMeters meters(String... tags) {
        return new CallerMeters(registry, Tags.of(tags), grid, OptionalDouble::empty);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    @Test
    void anAttemptIsAWaiterUntilItIsOver() {
        CallerMeters meters = meters();
        meters.attempt("a");
        meters.attempt("a");
        assertThat(gauge("lockgrid.waiters")).isEqualTo(2);

        meters.refused("a", GridListener.Outcome.GAVE_UP, Duration.ofMillis(5));

        assertThat(gauge("lockgrid.waiters")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(GridListener.Outcome.class)
    void eachOutcomeHasATimerOfItsOwnFromTheStart(GridListener.Outcome outcome) {
        CallerMeters meters = meters();
        String tag = outcome.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        assertThat(registry.get("lockgrid.acquire").tag("outcome", tag).timer().count())
                .isZero();

        meters.attempt("a");
        meters.refused("a", outcome, Duration.ofMillis(5));

        assertThat(registry.get("lockgrid.acquire").tag("outcome", tag).timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(5);
        assertThat(registry.get("lockgrid.acquire").timers())
                .filteredOn(timer -> timer.count() > 0)
                .hasSize(1);
    }

    @Test
    void aHoldIsCountedWhileItLastsAndMeasuredAtItsEnd() {
        CallerMeters meters = meters();
        meters.granted("a", 7, Duration.ofMillis(1));
        meters.granted("a", 7, Duration.ofMillis(1));
        meters.released("a", 7, Duration.ofMillis(2));
        assertThat(gauge("lockgrid.holds")).isEqualTo(1);
        assertThat(registry.get("lockgrid.hold").timer().count()).isEqualTo(1);

        meters.lost("a", 8, new LockLoss(LockLoss.Reason.MAX_HOLD_ENDED, null, null), Duration.ofMillis(4));

        assertThat(gauge("lockgrid.holds")).isZero();
        assertThat(registry.get("lockgrid.hold").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(6);
    }

    @ParameterizedTest
    @EnumSource(LockLoss.Reason.class)
    void lossesAreCountedByTheirReason(LockLoss.Reason reason) {
        CallerMeters meters = meters();
        meters.granted("a", 7, Duration.ofMillis(1));

        meters.lost("a", 7, new LockLoss(reason, null, null), Duration.ofMillis(1));

        assertThat(registry.get("lockgrid.losses").counters())
                .hasSize(LockLoss.Reason.values().length)
                .filteredOn(counter -> counter.count() > 0)
                .singleElement()
                .satisfies(counter -> assertThat(counter.getId().getTag("reason"))
                        .isEqualTo(
                                reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-')));
    }

    @ParameterizedTest
    @CsvSource({"HEALTHY,2", "DEGRADED,1", "UNAVAILABLE,0"})
    void healthIsANumberThatFallsAsItGetsWorse(GridHealth.Status status, double number) {
        meters();

        grid.status = status;

        assertThat(gauge("lockgrid.health")).isEqualTo(number);
    }

    @Test
    void whatGoesTakesItsOwnMetersOnly() {
        CallerMeters one = meters("grid", "one");
        CallerMeters two = meters("grid", "two");
        List<Meter> all = registry.getMeters();

        one.remove();

        assertThat(registry.getMeters())
                .hasSize(all.size() / 2)
                .allSatisfy(meter -> assertThat(meter.getId().getTag("grid")).isEqualTo("two"));
        two.remove();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void ofAGridThatIsClosedWhatWasCountedIsStillToBeRead() {
        CallerMeters meters = meters();
        meters.granted("a", 7, Duration.ofMillis(1));
        meters.lost("a", 8, new LockLoss(LockLoss.Reason.CLOSED, null, null), Duration.ofMillis(1));

        meters.removeGauges();

        assertThat(registry.find("lockgrid.holds").gauge()).isNull();
        assertThat(registry.find("lockgrid.health").gauge()).isNull();
        assertThat(registry.get("lockgrid.losses")
                        .tag("reason", "closed")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void aGridThatIsWrappedHasNoMetersAndIsToldSo() {
        assertThatThrownBy(() -> new LockGridMetrics(grid))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Looking around it")
                .hasMessageEndingWith("nothing was bound");
        assertThatThrownBy(() -> new LockGridMetrics(null)).isInstanceOf(NullPointerException.class);
    }
}
