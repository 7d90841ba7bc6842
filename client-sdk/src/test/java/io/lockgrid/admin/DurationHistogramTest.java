package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationHistogramTest {
    private static final List<Duration> BOUNDS =
            List.of(Duration.ofMillis(1), Duration.ofMillis(2), Duration.ofMillis(4));

    private static DurationHistogram histogram(long total, Long... counts) {
        return new DurationHistogram(BOUNDS, List.of(counts), Duration.ofMillis(total));
    }

    @Test
    void aQuantileIsTheBoundOfItsBucket() {
        DurationHistogram histogram = histogram(100, 50L, 40L, 9L, 1L);

        assertThat(histogram.count()).isEqualTo(100);
        assertThat(histogram.mean()).contains(Duration.ofMillis(1));
        assertThat(histogram.quantile(0.5)).contains(Duration.ofMillis(1));
        assertThat(histogram.quantile(0.51)).contains(Duration.ofMillis(2));
        assertThat(histogram.quantile(0.99)).contains(Duration.ofMillis(4));
        assertThat(histogram.quantile(1)).contains(Duration.ofMillis(4));
        assertThatThrownBy(() -> histogram.quantile(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatDidNotHappenHasNoQuantile() {
        assertThat(histogram(0, 0L, 0L, 0L, 0L).quantile(0.5)).isEmpty();
        assertThat(histogram(0, 0L, 0L, 0L, 0L).mean()).isEmpty();
    }

    @Test
    void theDifferenceIsWhatCameBetween() {
        DurationHistogram earlier = histogram(10, 1L, 1L, 0L, 0L);
        DurationHistogram later = histogram(15, 1L, 3L, 0L, 1L);

        assertThat(later.minus(earlier)).isEqualTo(histogram(5, 0L, 2L, 0L, 1L));
        assertThatThrownBy(() -> earlier.minus(later)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void countsThatDoNotFitTheBoundsAreRefused() {
        assertThatThrownBy(() -> histogram(1, 1L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DurationHistogram(
                        List.of(Duration.ofMillis(2), Duration.ofMillis(1)), List.of(0L, 0L, 0L), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
