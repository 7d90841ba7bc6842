package io.lockgrid.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How much is allocated for peers, on machines of any size. */
class AllowanceTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1 << 20, 64 << 20, 256 << 20, 1L << 30, 64L << 30, Long.MAX_VALUE})
    void aPacketHasRoomForASnapshotAndIsNoLongerThanAnArray(long heap) {
        Allowance allowance = Allowance.of(heap);

        assertThat(allowance.longestPacket()).isBetween(64 << 20, Integer.MAX_VALUE - 64);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 64 << 20, 1L << 30, 64L << 30})
    void strangersGetLittleEvenOnALargeMachine(long heap) {
        Budget strangers = Allowance.of(heap).strangers();

        assertThat(strangers.lease().hold(1 << 20)).as("a first message").isTrue();
        assertThat(strangers.lease().hold(16 << 20))
                .as("more than all together")
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1L << 30, 64L << 30})
    void aClientThatIsKnownMaySendItsLongestMessage(long heap) {
        assertThat(Allowance.of(heap).clients().lease().hold(Allowance.CLIENTS_MESSAGE))
                .isTrue();
    }
}
