package io.lockgrid.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    @Test
    void withoutAWordAllTargetsAreTriedForAMinute() {
        Options options = Options.of(List.of());

        assertThat(options.targets()).containsExactly(Target.values());
        assertThat(options.time()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void targetsAreNamedAsTheirFoldersAre() {
        assertThat(Options.of(List.of("--minutes", "30", "key-files", "tls")).targets())
                .containsExactly(Target.KEY_FILES, Target.TLS);
    }

    @Test
    void whatItDoesNotUnderstandIsRefusedInWords() {
        assertThatThrownBy(() -> Options.of(List.of("letters")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no target letters; there are [connection");
        assertThatThrownBy(() -> Options.of(List.of("--minutes", "0"))).hasMessageContaining("allowed");
        assertThatThrownBy(() -> Options.of(List.of("--minutes"))).hasMessageContaining("needs a value");
        assertThatThrownBy(() -> Options.of(List.of("--replay", "x"))).hasMessageContaining("one target");
    }
}
