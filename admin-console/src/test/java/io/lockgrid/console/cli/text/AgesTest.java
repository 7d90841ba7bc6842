package io.lockgrid.console.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgesTest {

    @ParameterizedTest
    @CsvSource({
        "PT0.9S, 0 s",
        "PT59.9S, 59 s",
        "PT1M, 1 min",
        "PT4M59S, 4 min",
        "PT60M, 1 h",
        "PT23H59M, 23 h",
        "PT24H, 1 d",
        "PT-3S, 0 s"
    })
    void anAgeIsToldInTheLargestUnitThatFits(Duration age, String words) {
        assertThat(Ages.words(age)).isEqualTo(words);
    }

    @Test
    void whatBeganInTheFutureOfThisClockIsNew() {
        Instant now = Instant.parse("2026-01-01T00:00:00Z");

        assertThat(Ages.since(now.plusSeconds(90), now)).isEqualTo("0 s");
        assertThat(Ages.since(now.minusSeconds(90), now)).isEqualTo("1 min");
    }
}
