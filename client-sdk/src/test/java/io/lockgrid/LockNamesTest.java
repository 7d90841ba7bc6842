package io.lockgrid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.internal.text.LockName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockNamesTest {

    @ParameterizedTest
    @CsvSource({
        "users/, joe@example.com, users/joe%40example.com",
        "users/, 50%, users/50%25",
        "users/, %40, users/%2540",
        "users/, orders/ü😀, users/orders/ü😀",
        "'', 42, 42"
    })
    void whatWouldNameAGroupIsEncodedAndTheRestIsTheKeysText(String prefix, String key, String name) {
        assertThat(LockNames.of(prefix, key)).isEqualTo(name);
    }

    @Test
    void anyObjectIsAKeyByItsText() {
        assertThat(LockNames.of("orders/", 42L)).isEqualTo("orders/42");
    }

    @Test
    void aLongNameIsCutAndAlwaysCutAlike() {
        String exact = "x".repeat(506);
        assertThat(LockNames.of("users/", exact)).isEqualTo("users/" + exact);

        String cut = LockNames.of("users/", exact + "x");

        assertThat(cut)
                .hasSize(512)
                .startsWith("users/xxx")
                .endsWith("%~bac2cda2664774005f9387ce6849b638de130bc82ab347a987d98aecf973949e");
    }

    @Test
    void longKeysThatDifferAtTheirEndHaveDifferentNames() {
        Set<String> names = new HashSet<>();
        String begin = "x".repeat(600);
        String name = LockNames.of("", begin);
        for (String key :
                List.of(begin, begin + "a", begin + "b", name, name + "@", "@".repeat(171), "@".repeat(172))) {
            assertThat(names.add(LockNames.of("", key))).as(key).isTrue();
        }
        assertThat(names)
                .allSatisfy(each -> assertThat(
                                LockName.parse(each + "@g", List.of("g")).name())
                        .isEqualTo(each));
    }

    @Test
    void aPairOfSurrogatesIsNotCutInHalf() {
        assertThat(LockNames.of("", "x" + "😀".repeat(300)))
                .matches(name -> LockName.parse(name, List.of("default")).name().equals(name));
    }

    @Property(tries = 300)
    void everyKeyThatWasNotCutCanBeReadBack(@ForAll @Chars({'@', '%', '2', '4', '0', '5', '~'}) String key) {
        String name = LockNames.of("k/", key);

        if (!name.contains("%~")) {
            assertThat(URLDecoder.decode(name.substring(2), StandardCharsets.UTF_8))
                    .isEqualTo(key);
        }
    }

    @Test
    void whatCanBeNoNameIsRefused() {
        assertThatThrownBy(() -> LockNames.of("a@b/", "x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'@'");
        assertThatThrownBy(() -> LockNames.of("x".repeat(257), "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LockNames.of("", "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LockNames.of("", "\uD800")).isInstanceOf(IllegalArgumentException.class);
    }
}
