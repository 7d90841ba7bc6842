package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockRulesTest {

    private static LockRule rule(String name) {
        return new LockRule(name, null, null, null);
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
