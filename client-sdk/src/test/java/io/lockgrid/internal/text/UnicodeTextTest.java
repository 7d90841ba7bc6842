package io.lockgrid.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Half of a surrogate pair gets nowhere. */
class UnicodeTextTest {
    private static final String SMILE = "\uD83D\uDE00";

    @Test
    void halfOfASurrogatePairIsFoundWhereverItStands() {
        assertThat(UnicodeText.isWellFormed("orders/42")).isTrue();
        assertThat(UnicodeText.isWellFormed("a" + SMILE + "b")).isTrue();
        assertThat(UnicodeText.isWellFormed("a\uD83D")).isFalse();
        assertThat(UnicodeText.isWellFormed("\uDE00a")).isFalse();
        assertThat(UnicodeText.isWellFormed("\uDE00\uD83D")).isFalse();
    }

    @Test
    void aTextIsNeverCutThroughAPair() {
        assertThat(UnicodeText.cut("a" + SMILE, 2)).isEqualTo("a");
        assertThat(UnicodeText.cut("a" + SMILE, 3)).isEqualTo("a" + SMILE);
        assertThat(UnicodeText.cut("abc", 2)).isEqualTo("ab");
    }

    @Test
    void whatIsNotTheUsersIsRepaired() {
        assertThat(UnicodeText.repaired("a\uD83Db" + SMILE)).isEqualTo("a\uFFFDb" + SMILE);
    }

    @Test
    void aLocksNameWithHalfOfAPairIsRefusedBeforeAnythingIsSent() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LockName.parse("a\uD83D", List.of("default")))
                .withMessageContaining("half of a surrogate pair")
                .withMessageContaining("nothing was sent");
    }
}
