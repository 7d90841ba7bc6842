package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShrinkingTest {
    private static final int FAULTS = 6;

    /** A run in which a belief is wrong 12.5 s after its begin, or all is well. */
    private static World.Outcome outcome(boolean broken) {
        List<String> violations = broken ? List.of("   12.500000 c1     BELIEF: Hold[a, fence 1]") : List.of();
        return new World.Outcome(7, 0, violations, 0, 0, 0, 0, 0, 0, FAULTS);
    }

    private static Cut shrunk(Predicate<Cut> breaks) {
        return Shrinking.of(outcome(true), cut -> outcome(breaks.test(cut)));
    }

    @Test
    void onlyWhatBreaksThePromiseIsLeft() {
        Cut cut = shrunk(any -> !any.skip().contains(2) && !any.skip().contains(5));

        assertThat(cut).isEqualTo(new Cut(12_500_000_000L, Set.of(1, 3, 4, 6), 1, 1, 1));
    }

    @Test
    void asManyClientsCallersAndLocksStayAsItTakes() {
        Cut cut = shrunk(any -> any.clients() >= 2 && any.callers() >= 3 && any.locks() >= 2);

        assertThat(cut).isEqualTo(new Cut(12_500_000_000L, Set.of(1, 2, 3, 4, 5, 6), 2, 3, 2));
    }

    @Test
    void nothingIsLeftOutWhereEachCutMendsIt() {
        assertThat(shrunk(Cut.NONE::equals)).isEqualTo(Cut.NONE);
    }

    @Test
    void anotherBreakIsNotTakenForTheSame() {
        World.Outcome other =
                new World.Outcome(7, 0, List.of("    1.000000 -      SEATS: one is free"), 0, 0, 0, 0, 0, 0, FAULTS);

        assertThat(Shrinking.of(outcome(true), any -> other)).isEqualTo(Cut.NONE);
    }

    @Test
    void aRunHasNoMoreClientsCallersAndLocksThanWasAsked() {
        World.Outcome all = World.run(11, false);
        World.Outcome few = World.run(11, false, new Cut(0, Set.of(), 1, 1, 1));

        assertThat(few.violations()).isEmpty();
        assertThat(few.holds()).isPositive().isLessThan(all.holds());
    }
}
