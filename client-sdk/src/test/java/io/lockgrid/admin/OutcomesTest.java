package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.LockLoss;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators are told of their acts, and statistics: what cannot be is refused where it is made. */
class OutcomesTest {
    private static final HolderInfo ANN =
            new HolderInfo("s", "m", "h", "ann", null, Instant.ofEpochMilli(5), null, null);
    private static final DurationHistogram TIMES =
            new DurationHistogram(List.of(Duration.ofSeconds(1)), List.of(1L, 0L), Duration.ofMillis(3));

    @Test
    void onlyARequestThatIsOnItsWayAsked() {
        assertThat(new AskOutcome(AskOutcome.Status.ASKED, 1, ANN).asked()).isTrue();
        assertThat(new AskOutcome(AskOutcome.Status.ALREADY_ASKED, 1, ANN).asked())
                .isTrue();
        assertThat(new AskOutcome(AskOutcome.Status.CANNOT_HEAR, 1, ANN).asked())
                .isFalse();
        assertThat(new AskOutcome(AskOutcome.Status.FENCE_MOVED_ON, 0, null).asked())
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(value = AskOutcome.Status.class, mode = EnumSource.Mode.EXCLUDE, names = "FENCE_MOVED_ON")
    void whoIsAskedIsAHolder(AskOutcome.Status status) {
        assertThatThrownBy(() -> new AskOutcome(status, 0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("this is " + status);
    }

    @Test
    void theFenceAndTheHolderOfAHoldGoTogether() {
        assertThatThrownBy(() -> new AskOutcome(AskOutcome.Status.FENCE_MOVED_ON, 3, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the fence is 3");
        assertThatThrownBy(() -> new AskOutcome(AskOutcome.Status.ASKED, 0, ANN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the fence is 0");
    }

    @Test
    void onlyWhatIsDoneIsDone() {
        assertThat(ActOutcome.did("so").done()).isTrue();
        assertThat(ActOutcome.refused("no").done()).isFalse();
        assertThat(ActOutcome.underway("soon").done()).isFalse();
        assertThat(ActOutcome.underway("soon").words()).isEqualTo("soon");
    }

    private static GroupStatistics statistics(String group, String member, long since, long... counts) {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        losses.put(LockLoss.Reason.FORCED, counts.length == 0 ? 0 : counts[0]);
        losses.put(LockLoss.Reason.CLOSED, 2L);
        return new GroupStatistics(
                group, member, Instant.ofEpochMilli(since), 1, 2, 3, 4, 5, losses, 6, 7, TIMES, TIMES);
    }

    @Test
    void lossesAreCountedByReasonAndTogether() {
        GroupStatistics seen = statistics("g", "m", 1, 40);

        assertThat(seen.lossesBy(LockLoss.Reason.FORCED)).isEqualTo(40);
        assertThat(seen.lossesBy(LockLoss.Reason.SESSION_EXPIRED)).isZero();
        assertThat(seen.lossCount()).isEqualTo(42);
    }

    @Test
    void countsOfAnotherMemberGroupOrStartDoNotGoOnWithEarlierOnes() {
        GroupStatistics earlier = statistics("g", "m", 1, 1);

        assertThat(statistics("g", "m", 1, 9).continues(earlier)).isTrue();
        assertThat(statistics("g", "m", 2, 9).continues(earlier)).isFalse();
        assertThat(statistics("g", "other", 1, 9).continues(earlier)).isFalse();
        assertThat(statistics("other", "m", 1, 9).continues(earlier)).isFalse();
    }

    @Test
    void lossesAreCopiedAndNotToBeChanged() {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        losses.put(LockLoss.Reason.FORCED, 1L);
        GroupStatistics seen = new GroupStatistics("g", "m", Instant.EPOCH, 0, 0, 0, 0, 0, losses, 0, 0, TIMES, TIMES);

        losses.put(LockLoss.Reason.FORCED, 9L);

        assertThat(seen.lossCount()).isEqualTo(1);
        assertThatThrownBy(() -> seen.losses().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void noCountIsNegative() {
        assertThatThrownBy(() -> statistics("g", "m", 1, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("losses");
    }
}
