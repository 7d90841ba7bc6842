package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class WorldTest {
    @Test
    void oneSeedGivesOneTrace() {
        for (long seed = 1; seed <= 3; seed++) {
            World.Outcome first = World.run(seed, false);
            World.Outcome again = World.run(seed, false);

            assertThat(again).isEqualTo(first);
        }
    }

    @Test
    void noPromiseIsBroken() {
        LongStream.rangeClosed(1, 10).mapToObj(seed -> World.run(seed, false)).forEach(outcome -> {
            assertThat(outcome.violations()).as("seed " + outcome.seed()).isEmpty();
            assertThat(outcome.holds()).as("holds of seed " + outcome.seed()).isPositive();
        });
    }
}
