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
    void aReplayTakesWhatAShrunkRunIsPrintedAs() {
        Cut cut = new Cut(2_500_000_000L, Set.of(4, 1), 2, 1, 3);

        assertThat(of("--seed 7 " + cut.options()).cut()).isEqualTo(cut);
        assertThat(cut.options()).isEqualTo("--until 2.5 --skip 1,4 --clients 2 --callers 1 --locks 3");
        assertThat(Cut.NONE.options()).isEmpty();
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

    @Test
    void aSeedIsTakenToItsLastDigit() {
        assertThat(of("--seed 9007199254740993").seed()).isEqualTo(9_007_199_254_740_993L);
        assertThat(of("--first 9223372036854775807").first()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aNumberThatIsNoSeedOrNoTimeIsRefusedByName() {
        assertThatThrownBy(() -> of("--seed 1.5")).hasMessageContainingAll("--seed", "1.5", "nothing was run");
        assertThatThrownBy(() -> of("--first -1")).hasMessageContainingAll("--first", "-1", "nothing was run");
        assertThatThrownBy(() -> of("--skip 1,")).hasMessageContainingAll("--skip", "''", "nothing was run");
        assertThatThrownBy(() -> of("--skip 4294967297")).hasMessageContainingAll("--skip", "nothing was run");
        assertThatThrownBy(() -> of("--clients 0")).hasMessageContainingAll("--clients", "'0'", "nothing was run");
        assertThatThrownBy(() -> of("--minutes NaN")).hasMessageContainingAll("--minutes", "NaN", "nothing was run");
        assertThatThrownBy(() -> of("--until 1e300")).hasMessageContainingAll("--until", "1e300", "nothing was run");
    }
}
