package io.lockgrid.console.history;

import static io.lockgrid.console.history.Readings.START;
import static io.lockgrid.console.history.Readings.group;
import static io.lockgrid.console.history.Readings.view;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.console.grid.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private long nanos;
    private final Samples samples = new Samples(() -> nanos);

    private List<Sample> all() {
        return samples.after(Instant.EPOCH);
    }

    private void look(int second, View view) {
        nanos = Duration.ofSeconds(second).toNanos();
        samples.look(view);
    }

    @Test
    void theFirstLookGivesNoSample() {
        look(0, view(0, group("a", 100)));
        assertThat(all()).isEmpty();
    }

    @Test
    void ratesAreDifferencesByTheElapsedTime() {
        look(0, view(0, group("a", 100)));
        look(2, view(2, group("a", 140)));
        assertThat(all()).singleElement().satisfies(sample -> {
            assertThat(sample.at()).isEqualTo(START.plusSeconds(2));
            assertThat(sample.acquires()).isEqualTo(20.0);
            assertThat(sample.releases()).isEqualTo(20.0);
            assertThat(sample.holds()).isEqualTo(3);
            assertThat(sample.waiters()).isEqualTo(2);
            assertThat(sample.waitP99()).isEqualTo(Duration.ofMillis(5));
            assertThat(sample.losses()).containsEntry(LockLoss.Reason.FORCED, 4L);
        });
    }

    @Test
    void anotherLeaderLeavesTheRatesUnknownAndTheNextOnesAreKnownAgain() {
        look(0, view(0, group("a", 100)));
        look(1, view(1, group("b", 500)));
        look(2, view(2, group("b", 510)));
        assertThat(all()).extracting(Sample::acquires).containsExactly(null, 10.0);
        assertThat(all().get(0).waiters()).isEqualTo(2);
        assertThat(all().get(0).losses()).isNull();
    }

    @Test
    void aCounterThatFellGivesNoNegativeRate() {
        look(0, view(0, group("a", 100)));
        look(1, view(1, group("a", 90)));
        assertThat(all())
                .singleElement()
                .satisfies(sample -> assertThat(sample.acquires()).isNull());
    }

    @Test
    void aSilentGridAddsNothing() {
        View first = view(0, group("a", 100));
        look(0, first);
        look(1, new View(first.picture(), "silent", START, 0));
        assertThat(all()).isEmpty();
    }

    @Test
    void tenMinutesAreKept() {
        for (int second = 0; second < 700; second++) {
            look(second, view(second, group("a", second)));
        }
        assertThat(all()).hasSize(600);
        assertThat(samples.after(START.plusSeconds(697))).hasSize(2);
    }
}
