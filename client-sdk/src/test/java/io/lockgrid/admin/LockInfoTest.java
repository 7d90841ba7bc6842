package io.lockgrid.admin;

import static io.lockgrid.admin.Samples.HOLDER;
import static io.lockgrid.admin.Samples.SINCE;
import static io.lockgrid.admin.Samples.WAITER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockInfoTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void itsComponentsHaveTheNamesThatJsonShows() {
        assertThat(names(LockInfo.class))
                .startsWith("name", "state", "fence", "depth", "holder", "waiters", "waiterCount", "delayLeft")
                .endsWith("kind", "capacity", "used", "holders");
        assertThat(names(HolderInfo.class))
                .containsExactly("session", "member", "host", "owner", "reason", "since", "maxHold", "maxHoldLeft");
    }

    @Test
    void aLockIsHeldOrWaitedForOrInDelay() {
        LockInfo held = new LockInfo("a", LockState.HELD, 7, 2, HOLDER, List.of(WAITER), 1, null);
        LockInfo waitedFor = new LockInfo("a", LockState.WAITED_FOR, 0, 0, null, List.of(WAITER), 1, null);
        LockInfo delayed = new LockInfo("a", LockState.DELAYED, 0, 0, null, List.of(), 0, SECOND);

        assertThat(held.holder()).isEqualTo(HOLDER);
        assertThat(waitedFor.waiters()).containsExactly(WAITER);
        assertThat(delayed.delayLeft()).isEqualTo(SECOND);
    }

    @Test
    void aMutexHasOneUnitWhichItsHolderHas() {
        LockInfo held = new LockInfo("a", LockState.HELD, 7, 2, HOLDER, List.of(WAITER), 1, null);
        LockInfo waitedFor = new LockInfo("a", LockState.WAITED_FOR, 0, 0, null, List.of(WAITER), 1, null);

        assertThat(held.kind()).isEqualTo(LockKind.MUTEX);
        assertThat(held.capacity()).isEqualTo(1);
        assertThat(held.used()).isEqualTo(1);
        assertThat(held.holders()).containsExactly(new HoldInfo(7, 2, 1, HOLDER));
        assertThat(held.waiters().get(0).units()).isEqualTo(1);
        assertThat(waitedFor.used()).isZero();
        assertThat(waitedFor.holders()).isEmpty();
    }

    @Test
    void theHolderIsTheFirstOfTheHolders() {
        List<HoldInfo> two = List.of(new HoldInfo(7, 1, 2, HOLDER), new HoldInfo(9, 1, 1, HOLDER));

        assertThat(pool(7, 3, two).holders()).hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> pool(9, 3, two)).withMessageContaining("first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> pool(7, 3, List.of()))
                .withMessageContaining("first");
        assertThatIllegalArgumentException().isThrownBy(() -> pool(7, 4, two)).withMessageContaining("of 3 it is 4");
        assertThatIllegalArgumentException().isThrownBy(() -> new HoldInfo(7, 1, 0, HOLDER));
    }

    private static LockInfo pool(long fence, long used, List<HoldInfo> holders) {
        return new LockInfo(
                "a", LockState.HELD, fence, 1, HOLDER, List.of(), 0, null, LockKind.MUTEX, 3, used, holders);
    }

    @Test
    void aHolderFenceAndDepthComeTogether() {
        refused(LockState.HELD, 7, 1, null, null);
        refused(LockState.HELD, 0, 1, HOLDER, null);
        refused(LockState.HELD, -1, 1, HOLDER, null);
        refused(LockState.HELD, 7, 0, HOLDER, null);
        refused(LockState.WAITED_FOR, 7, 1, HOLDER, null);
        refused(LockState.WAITED_FOR, 7, 0, null, null);
        refused(LockState.DELAYED, 0, 1, null, SECOND);
        refused(LockState.DELAYED, 7, 1, HOLDER, SECOND);
    }

    @Test
    void aDelayIsLeftExactlyInLockDelay() {
        refused(LockState.HELD, 7, 1, HOLDER, SECOND);
        refused(LockState.DELAYED, 0, 0, null, null);
        refused(LockState.DELAYED, 0, 0, null, SECOND.negated());
    }

    @Test
    void itCountsAtLeastTheWaitersThatItCarries() {
        assertThat(new LockInfo("a", LockState.HELD, 7, 1, HOLDER, List.of(WAITER), 10_000, null).waiterCount())
                .isEqualTo(10_000);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LockInfo("a", LockState.HELD, 7, 1, HOLDER, List.of(WAITER), 0, null))
                .withMessageContaining("waiterCount");
    }

    @Test
    void itsWaitersDoNotChangeWithTheListTheyCameFrom() {
        List<WaiterInfo> waiters = new ArrayList<>(List.of(WAITER));
        LockInfo lock = new LockInfo("a", LockState.HELD, 7, 1, HOLDER, waiters, 1, null);

        waiters.clear();

        assertThat(lock.waiters()).containsExactly(WAITER).isUnmodifiable();
    }

    @Test
    void whoHoldsAndWhoWaitsIsNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> new HolderInfo("5e", "app-1", "10.1.2.3:5701", null, null, SINCE, null, null));
        assertThatNullPointerException()
                .isThrownBy(() -> new WaiterInfo("5e", null, "10.1.2.3:5701", "main", null, SINCE, null));
    }

    @Test
    void noTimeIsNegative() {
        Duration negative = SECOND.negated();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HolderInfo("5e", "app-1", "h", "main", null, SINCE, negative, null))
                .withMessageContaining("maxHold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HolderInfo("5e", "app-1", "h", "main", null, SINCE, null, SECOND))
                .withMessageContaining("no max hold");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WaiterInfo("5e", "app-1", "h", "main", null, SINCE, negative))
                .withMessageContaining("timeout");
    }

    private static void refused(LockState state, long fence, int depth, HolderInfo holder, Duration delayLeft) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LockInfo("a", state, fence, depth, holder, List.of(), 0, delayLeft));
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
