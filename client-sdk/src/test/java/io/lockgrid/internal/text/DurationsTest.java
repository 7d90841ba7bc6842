package io.lockgrid.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {

    @Test
    void theGridCountsInWholeMilliseconds() {
        assertThat(Durations.positiveMillis(Duration.ofNanos(1_999_999), "maxHold"))
                .isEqualTo(1);
        assertThat(Durations.positiveMillis(Duration.ofDays(365), "maxHold")).isEqualTo(365L * 24 * 3600 * 1000);
    }

    @Test
    void whatIsLessThanAMillisecondOrMoreThanAYearIsRefusedByName() {
        for (Duration wrong : List.of(
                Duration.ZERO,
                Duration.ofNanos(999_999),
                Duration.ofMillis(-1),
                Duration.ofSeconds(Long.MIN_VALUE),
                Duration.ofDays(365).plusNanos(1),
                Duration.ofSeconds(Long.MAX_VALUE, 999_999_999))) {
            assertThatThrownBy(() -> Durations.positiveMillis(wrong, "maxHold"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("maxHold is " + wrong + "; allowed: 1 ms to 365 days; nothing was sent");
        }
    }

    @Test
    void aPatienceOfMoreThanAYearIsAYear() {
        Duration most = Durations.notNegative(Duration.ofSeconds(Long.MAX_VALUE), "timeout");

        assertThat(most).isEqualTo(Duration.ofDays(365));
        assertThat(most.toNanos()).isPositive(); // no overflow
        assertThat(Durations.notNegative(Duration.ZERO, "timeout")).isZero();
    }

    @Test
    void aPatienceBelowZeroIsRefusedByName() {
        assertThatThrownBy(() -> Durations.notNegative(Duration.ofNanos(-1), "timeout"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("timeout is PT-0.000000001S; allowed: zero or more");
        assertThatThrownBy(() -> Durations.notNegative(null, "timeout"))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("timeout");
    }
}
