package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessRulesTest {
    private static final AccessRules RULES = new AccessRules(List.of(
            new AccessRule(List.of("billing-*"), Set.of(Right.LOCK, Right.LOOK), List.of("billing/*", "shared")),
            new AccessRule(List.of("billing-night"), Set.of(Right.LOCK), List.of("reports/*")),
            new AccessRule(List.of("ops", "*.ops.example"), Set.of(Right.values()), AccessRule.ALL_NAMES)));

    private static boolean may(String who, Right right, String lock) {
        return RULES.allow(List.of(who), right, lock);
    }

    @Test
    void whoMatchesMayWhatItsRuleSaysForTheNamesOfIt() {
        assertThat(may("billing-1", Right.LOCK, "billing/42")).isTrue();
        assertThat(may("billing-1", Right.LOOK, "shared")).isTrue();
        assertThat(may("billing-1", Right.LOCK, "orders/42")).isFalse();
        assertThat(may("billing-1", Right.OPERATE, "billing/42")).isFalse();
    }

    @Test
    void rulesAddUp() {
        assertThat(may("billing-night", Right.LOCK, "billing/1")).isTrue();
        assertThat(may("billing-night", Right.LOCK, "reports/1")).isTrue();
        assertThat(may("billing-night", Right.LOOK, "reports/1")).isFalse();
    }

    @Test
    void anyOfTheNamesOfAnIdentityCounts() {
        assertThat(RULES.allow(List.of("unknown", "a.ops.example"), Right.OPERATE, "x"))
                .isTrue();
    }

    @Test
    void whoIsInNoRuleMayNothing() {
        for (Right right : Right.values()) {
            assertThat(may("stranger", right, "billing/42")).isFalse();
            assertThat(RULES.allowSome(List.of("stranger"), right)).isFalse();
            assertThat(RULES.allowSome(List.of(), right)).isFalse();
        }
    }

    @Test
    void aRightToAnyLockIsAskedForWithoutAName() {
        assertThat(RULES.allowSome(List.of("billing-1"), Right.LOCK)).isTrue();
        assertThat(RULES.allowSome(List.of("billing-1"), Right.OPERATE)).isFalse();
    }

    @Test
    void theLocksThatSomebodyMaySeeAreThoseOfAllRulesForIt() {
        assertThat(RULES.names(List.of("billing-night"), Right.LOCK))
                .contains(List.of("billing/*", "shared", "reports/*"));
        assertThat(RULES.names(List.of("billing-night"), Right.LOOK)).contains(List.of("billing/*", "shared"));
        assertThat(RULES.names(List.of("ops"), Right.LOOK)).as("all").isEmpty();
        assertThat(RULES.names(List.of("nobody"), Right.LOOK)).as("none").contains(List.of());
    }

    @Test
    void withoutRulesEverybodyMayEverything() {
        for (Right right : Right.values()) {
            assertThat(AccessRules.NONE.allow(List.of(), right, "x")).isTrue();
        }
    }

    @Test
    void aRuleThatGivesNothingOrToNobodyIsRefused() {
        assertThatThrownBy(() -> new AccessRule(List.of(), Set.of(Right.LOCK), List.of("*")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least one of each");
        assertThatThrownBy(() -> new AccessRule(List.of("a"), Set.of(), List.of("*")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new AccessRule(List.of("a"), Set.of(Right.LOCK), List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
