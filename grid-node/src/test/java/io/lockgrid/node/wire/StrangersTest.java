package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StrangersTest {
    private final Strangers<String, Integer> strangers = new Strangers<>(3, 5);

    @Test
    void theOldestOfAnAddressGoesForItsNextOne() {
        for (int i = 1; i <= 3; i++) {
            assertThat(strangers.enter("a", i)).isNull();
        }
        assertThat(strangers.enter("a", 4)).isEqualTo(1);
        assertThat(strangers.enter("a", 5)).isEqualTo(2);
        assertThat(strangers.count()).isEqualTo(3);
    }

    @Test
    void anAddressThatHasFewLosesNothingToOneThatHasMany() {
        strangers.enter("b", 100);
        for (int i = 1; i <= 10; i++) {
            Object goes = strangers.enter("a", i);
            assertThat(goes).isNotEqualTo(100);
        }
        assertThat(strangers.enter("c", 200)).isNull();
        assertThat(strangers.enter("d", 300)).isEqualTo(8);
        assertThat(strangers.count()).isEqualTo(5);
    }

    @Test
    void whoHasShownWhoItIsCountsNoMore() {
        for (int i = 1; i <= 3; i++) {
            strangers.enter("a", i);
        }
        strangers.leave("a", 1);
        strangers.leave("a", 1);
        strangers.leave("b", 7);

        assertThat(strangers.enter("a", 4)).isNull();
        assertThat(strangers.enter("a", 5)).isEqualTo(2);
        for (int i = 3; i <= 5; i++) {
            strangers.leave("a", i);
        }
        assertThat(strangers.count()).isZero();
    }
}
