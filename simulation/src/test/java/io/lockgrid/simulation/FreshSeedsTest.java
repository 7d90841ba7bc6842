package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Three minutes of seeds that nobody has run: each day begins where no other does. */
@Tag("thorough")
class FreshSeedsTest {
    private static final long SEEDS_A_DAY = 100_000;

    @Test
    void noFreshSeedBreaksAPromise() {
        long first = LocalDate.now().toEpochDay() * SEEDS_A_DAY;
        Figures figures = new Figures();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        for (long seed = first; System.nanoTime() < end; seed++) {
            World.Outcome outcome = World.run(seed, false);
            figures.add(outcome);
            assertThat(outcome.violations())
                    .as("replay it by: simulation/run --seed " + seed + " -v")
                    .isEmpty();
        }
        System.out.println("from seed " + first + ": " + figures);
    }
}
