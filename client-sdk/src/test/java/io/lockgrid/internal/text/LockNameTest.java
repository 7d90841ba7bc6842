package io.lockgrid.internal.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockNameTest {
    private static final List<String> GROUPS = List.of("default", "orders");

    @Test
    void aNameWithoutAGroupLivesInTheFirst() {
        assertThat(LockName.parse("x", GROUPS)).isEqualTo(new LockName("x", "default"));
        assertThat(LockName.parse("x@default", GROUPS)).isEqualTo(new LockName("x", "default"));
        assertThat(LockName.parse("x@orders", GROUPS)).isEqualTo(new LockName("x", "orders"));
    }

    @Test
    void whatIsBehindTheFirstAtIsTheGroup() {
        assertThatThrownBy(() -> LockName.parse("a@b@orders", GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'b@orders', which is not configured")
                .hasMessageContaining("default, orders")
                .hasMessageEndingWith("nothing was sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x@", "x@Orders", "x@ orders", "x@metadata"})
    void aNameNeverMakesAGroup(String text) {
        assertThatThrownBy(() -> LockName.parse(text, GROUPS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'")
                .hasMessageContaining("not configured");
    }

    @Test
    void aNameHasOneTo512Characters() {
        assertThat(LockName.parse("x".repeat(512), GROUPS).name()).hasSize(512);
        assertThat(LockName.parse("x".repeat(512) + "@orders", GROUPS).group()).isEqualTo("orders");
        for (String text : List.of("", "@orders", "x".repeat(513))) {
            assertThatThrownBy(() -> LockName.parse(text, GROUPS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("allowed: 1 to 512")
                    .hasMessageEndingWith("nothing was sent");
        }
    }

    @Test
    void halfACharacterIsNoName() {
        assertThat(LockName.parse("\ud83d\udd12", GROUPS).name()).isEqualTo("\ud83d\udd12");
        for (String text : List.of("\ud83d", "a\udd12b", "\udd12\ud83d")) {
            assertThatThrownBy(() -> LockName.parse(text, GROUPS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("half of a surrogate pair");
        }
    }

    @Test
    void whatIsShownIsReadAsTheSameLock() {
        for (LockName lock : List.of(new LockName("x", "default"), new LockName("x", "orders"))) {
            String shown = LockName.shown(lock.name(), lock.group(), GROUPS.get(0));

            assertThat(LockName.parse(shown, GROUPS)).isEqualTo(lock);
        }
        assertThat(LockName.shown("x", "default", "default")).isEqualTo("x");
    }
}
