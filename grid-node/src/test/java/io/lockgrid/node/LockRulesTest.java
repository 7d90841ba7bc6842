package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LockRulesTest {

    private static LockRule rule(String name) {
        return new LockRule(name, null, null, null);
    }

    private static boolean matches(String pattern, String name) {
        return new LockRules(List.of(rule(pattern))).match(name).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "orders/42, orders/42",
        "orders/*, orders/42",
        "orders/*, orders/",
        "orders/*, orders/a/b",
        "*, anything",
        "**, anything",
        "*/42, orders/42",
        "a*b, ab",
        "a*b, aXXb",
        "a*b*c, a-b-b-c",
        "*a*a*, aa",
        "a**b, aXb",
        "a.c, a.c"
    })
    void aPatternMatches(String pattern, String name) {
        assertThat(matches(pattern, name)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "orders/42, orders/421",
        "orders/*, orders",
        "orders/*, my/orders/1",
        "*/42, orders/421",
        "aba*aba, aba",
        "a*ab*b, ab",
        "*a*a*, a",
        "a.c, abc",
        "Orders/*, orders/1"
    })
    void aPatternDoesNotMatch(String pattern, String name) {
        assertThat(matches(pattern, name)).isFalse();
    }

    @Test
    void patternsMatchWhatARegularExpressionWould() {
        Random random = new Random(42);
        for (int i = 0; i < 50_000; i++) {
            String pattern = text(random, "ab*", 1 + random.nextInt(7));
            String name = text(random, "ab", random.nextInt(9));
            boolean expected = Pattern.matches(pattern.replace("*", ".*"), name);

            assertThat(matches(pattern, name)).as("%s on '%s'", pattern, name).isEqualTo(expected);
        }
    }

    private static String text(Random random, String letters, int length) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.toString();
    }

    @Test
    void theFirstRuleThatMatchesCounts() {
        LockRule exempt = rule("reports/daily");
        LockRule reports = new LockRule("reports/*", Duration.ofMinutes(10), null, null);
        LockRule rest = new LockRule("*", null, Duration.ofSeconds(5), 10);
        LockRules rules = new LockRules(List.of(exempt, reports, rest));

        assertThat(rules.match("reports/daily")).containsSame(exempt);
        assertThat(rules.match("reports/nightly")).containsSame(reports);
        assertThat(rules.match("orders/1")).containsSame(rest);
    }

    @Test
    void withoutRulesNothingMatches() {
        assertThat(LockRules.NONE.match("orders/1")).isEmpty();
    }

    @Test
    void matchingMakesNoNewObject() {
        LockRules rules = new LockRules(List.of(rule("a*")));

        assertThat(rules.match("ab")).isSameAs(rules.match("ac"));
    }

    @Test
    void aRuleRefusesWhatIsNotAllowed() {
        assertThatThrownBy(() -> rule("")).hasMessageStartingWith("locks.name is ''; allowed: 1 to 512 characters");
        assertThatThrownBy(() -> new LockRule("a", Duration.ZERO, null, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("locks.max-hold is '0s'; allowed: 1ms to 365d");
        assertThatThrownBy(() -> new LockRule("a", null, Duration.ofMillis(-1), null))
                .hasMessageStartingWith("locks.lock-delay is 'PT-0.001S'; allowed: 0s to 1d");
        assertThatThrownBy(() -> new LockRule("a", null, null, -1)).hasMessageStartingWith("locks.max-waiters is '-1'");
        assertThat(new LockRule("a", null, Duration.ZERO, 0).maxWaiters()).isZero();
    }
}
