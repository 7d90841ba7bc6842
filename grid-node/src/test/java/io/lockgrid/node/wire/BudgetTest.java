package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BudgetTest {
    private final Budget budget = new Budget(100);

    @Test
    void manyConnectionsTogetherGetNoMoreThanTheBudget() {
        Budget.Lease one = budget.lease();
        Budget.Lease other = budget.lease();

        assertThat(one.hold(60)).isTrue();
        assertThat(other.hold(41)).isFalse();
        assertThat(other.hold(40)).isTrue();
    }

    @Test
    void whatIsGivenBackIsThereForOthers() {
        Budget.Lease one = budget.lease();
        Budget.Lease other = budget.lease();
        one.hold(100);
        one.hold(10);

        assertThat(other.hold(90)).isTrue();
        one.end();
        assertThat(other.hold(100)).isTrue();
    }

    @Test
    void aConnectionThatHasEndedHoldsNothingAnyMore() {
        Budget.Lease one = budget.lease();
        one.hold(50);
        one.end();
        one.hold(50);

        assertThat(budget.lease().hold(100)).isTrue();
    }
}
