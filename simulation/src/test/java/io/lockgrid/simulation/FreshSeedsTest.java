package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A minute of seeds that nobody has run: each run begins where no other does. */
@Tag("thorough")
class FreshSeedsTest {
    /** More than a machine runs in a second, so that the next run does not begin in the midst of this one. */
    private static final long SEEDS_A_SECOND = 100;

    @Test
    void noFreshSeedBreaksAPromise() {
        long first = Instant.now().getEpochSecond() * SEEDS_A_SECOND;
        System.out.println("fresh seeds from " + first + " on");
        Figures figures = new Figures();
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
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
