package io.lockgrid.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options of(String line) {
        return Options.of(line.split(" "));
    }

    @Test
    void aReplayTakesWhatIsLeftOut() {
        Options options = of("--seed 101 -v --until 2.5 --skip 1,4");

        assertThat(options.seed()).isEqualTo(101);
        assertThat(options.verbose()).isTrue();
        assertThat(options.cut()).isEqualTo(new Cut(2_500_000_000L, Set.of(1, 4)));
    }

    @Test
    void aPartOfAMinuteMayBeSearched() {
        assertThat(of("--minutes 0.5 --first 9")).isEqualTo(new Options(null, 9, 0.5, false, false, Cut.NONE));
    }

    @Test
    void whatIsNoOptionAndNoNumberIsRefusedByName() {
        assertThatThrownBy(() -> of("--sed 1")).hasMessageContainingAll("--sed", "Nothing was run");
        assertThatThrownBy(() -> of("--seed one")).hasMessageContainingAll("--seed", "one", "nothing was run");
        assertThatThrownBy(() -> of("--shrink")).hasMessageContainingAll("--shrink", "--seed");
    }
}
