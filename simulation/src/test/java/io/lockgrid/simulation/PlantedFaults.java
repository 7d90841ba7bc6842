package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A simulation is as good as what it can find: each of these faults is found soon, by a seed that is clean without it. The
 * faults are those of the static method {@code faults} of the class that extends this one.
 */
@Tag("thorough")
abstract class PlantedFaults {
    /** Two minutes of a free core, and the same everywhere. */
    private static final long SEEDS = 1_500;

    static final long LONGEST = TimeUnit.MINUTES.toNanos(15);

    @TempDir
    Path work;

    @Timeout(value = 20, unit = TimeUnit.MINUTES) // of a busy machine: how many seeds it takes is what counts
    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void isFoundSoon(PlantedFault fault) throws Exception {
        String found = fault.search(work, 1, SEEDS, LONGEST);

        assertThat(found).isNotEmpty();
        long seed = Long.parseLong(found.split(" ", 2)[0]);
        assertThat(World.run(seed, false).violations())
                .as("of seed %d without the fault, which breaks with it: %s", seed, found)
                .isEmpty();
    }
}
