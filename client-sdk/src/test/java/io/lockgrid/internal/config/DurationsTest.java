package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "500ms, PT0.5S, 500ms",
        "15s, PT15S, 15s",
        "15 s, PT15S, 15s",
        "2m, PT2M, 2m",
        "90s, PT1M30S, 90s",
        "120s, PT2M, 2m",
        "1h, PT1H, 1h",
        "1d, PT24H, 1d",
        "0, PT0S, 0s",
        "PT15S, PT15S, 15s",
        "pt0.25s, PT0.25S, 250ms",
        "P1D, PT24H, 1d",
        "PT0.000001S, PT0.000001S, PT0.000001S",
        "PT-1S, PT-1S, PT-1S"
    })
    void aDurationIsReadAndWritten(String text, String iso, String shortest) {
        assertThat(Durations.parse(text)).contains(Duration.parse(iso));
        assertThat(Durations.format(Duration.parse(iso))).isEqualTo(shortest);
        assertThat(Durations.parse(shortest)).contains(Duration.parse(iso));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "15 parsecs", "-15s", "1.5s", "s", "15S", "1h30m", "P", "PT", "9999999999999s"})
    void whatIsNoDurationIsNotRead(String text) {
        assertThat(Durations.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999999d", "PT999999999999999H"})
    void aDurationLongerThanAnyRangeIsStillRead(String text) {
        assertThat(Durations.parse(text).map(Durations::format)).isPresent();
    }
}
