package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockQueryTest {

    private static final LockQuery ALL = LockQuery.all();

    @Test
    void allIsEveryLockByNameAHundredAtATime() {
        assertThat(ALL).isEqualTo(new LockQuery("", Set.of(), "", null, LockSort.NAME, false, 0, 100));
    }

    @Test
    void eachWithChangesItsOwnComponentAlone() {
        LockQuery query = ALL.withPrefix("orders/")
                .withStates(LockState.HELD)
                .withHolder("app-1")
                .withOlderThan(Duration.ofMinutes(5))
                .withSort(LockSort.AGE)
                .withDescending(true)
                .withOffset(20)
                .withLimit(10);

        assertThat(query)
                .isEqualTo(new LockQuery(
                        "orders/", Set.of(LockState.HELD), "app-1", Duration.ofMinutes(5), LockSort.AGE, true, 20, 10));
        assertThat(ALL.withOffset(20)).isNotEqualTo(ALL);
        assertThat(LockQuery.all()).isEqualTo(ALL);
    }

    @Test
    void aStateMayBeNamedTwice() {
        assertThat(ALL.withStates(LockState.HELD, LockState.HELD).states()).containsExactly(LockState.HELD);
    }

    @Test
    void itsStatesDoNotChangeWithTheSetTheyCameFrom() {
        Set<LockState> states = EnumSet.of(LockState.HELD);
        LockQuery query = ALL.withStates(states);

        states.add(LockState.DELAYED);

        assertThat(query.states()).containsExactly(LockState.HELD).isUnmodifiable();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1001, Integer.MAX_VALUE})
    void aPageHasOneToAThousandLocks(int limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ALL.withLimit(limit))
                .withMessage("limit has to be 1 to 1000, but is " + limit);
    }

    @Test
    void theSmallestAndTheLargestPageAreAllowed() {
        assertThat(List.of(ALL.withLimit(1).limit(), ALL.withLimit(1000).limit()))
                .containsExactly(1, 1000);
    }

    @Test
    void neitherAnAgeNorAnOffsetIsNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> ALL.withOffset(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> ALL.withOlderThan(Duration.ofNanos(-1)));
    }
}
