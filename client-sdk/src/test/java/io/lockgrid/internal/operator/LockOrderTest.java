package io.lockgrid.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaiterInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LockOrderTest {
    private static final LockInfo YOUNG = lock("young", 9, 90, 0);
    private static final LockInfo OLD = lock("old", 4, 10, 2, 60, 80);
    private static final LockInfo MIDDLE = lock("middle", 7, 50, 1, 70);
    private static final LockInfo DELAYED = lock("delayed", 0, 0, 3, 20, 21, 22);
    private static final LockInfo IDLE = lock("idle", 0, 0, 0);

    /** @param fence 0 for one that is in lock-delay */
    private static LockInfo lock(String name, long fence, long since, int count, long... waits) {
        HolderInfo holder =
                fence == 0 ? null : new HolderInfo("s", "m", "h", "o", null, Instant.ofEpochMilli(since), null, null);
        List<WaiterInfo> waiters = java.util.Arrays.stream(waits)
                .mapToObj(at -> new WaiterInfo("s", "m", "h", "o", null, Instant.ofEpochMilli(at), null))
                .toList();
        return new LockInfo(
                name,
                fence == 0 ? LockState.DELAYED : LockState.HELD,
                fence,
                fence == 0 ? 0 : 1,
                holder,
                waiters,
                count,
                fence == 0 ? Duration.ofSeconds(1) : null);
    }

    private static List<String> sorted(LockSort by, boolean descending) {
        List<LockInfo> locks = new ArrayList<>(List.of(YOUNG, OLD, MIDDLE, DELAYED, IDLE));
        Collections.shuffle(locks, new Random(5));
        return locks.stream()
                .sorted(LockOrder.of(LockQuery.all().withSort(by).withDescending(descending)))
                .map(LockInfo::name)
                .toList();
    }

    @Test
    void byNameTheyAreInTheOrderOfCharacters() {
        assertThat(sorted(LockSort.NAME, false)).containsExactly("delayed", "idle", "middle", "old", "young");
    }

    @Test
    void byAgeTheYoungestHoldComesFirstAndWhatIsNotHeldBeforeAll() {
        assertThat(sorted(LockSort.AGE, false)).containsExactly("delayed", "idle", "young", "middle", "old");
        assertThat(sorted(LockSort.AGE, true)).containsExactly("old", "middle", "young", "delayed", "idle");
    }

    @Test
    void byWaitersTheOneThatMostWaitForComesLast() {
        assertThat(sorted(LockSort.WAITERS, false)).containsExactly("idle", "young", "middle", "old", "delayed");
    }

    @Test
    void byFenceWhatIsNotHeldComesFirst() {
        assertThat(sorted(LockSort.FENCE, false)).containsExactly("delayed", "idle", "old", "middle", "young");
        assertThat(sorted(LockSort.FENCE, true)).containsExactly("young", "middle", "old", "delayed", "idle");
    }

    @Test
    void byLongestWaitTheShortestComesFirstAndWhereNobodyWaitsBeforeAll() {
        assertThat(sorted(LockSort.LONGEST_WAIT, false)).containsExactly("idle", "young", "middle", "old", "delayed");
    }

    @ParameterizedTest
    @EnumSource(LockSort.class)
    void equalOnesFollowByNameWhicheverWayItIsSorted(LockSort by) {
        List<LockInfo> alike =
                IntStream.range(0, 6).mapToObj(i -> lock("n" + i, 3, 30, 0)).toList();
        List<LockInfo> shuffled = new ArrayList<>(alike);
        Collections.shuffle(shuffled, new Random(7));
        if (by != LockSort.NAME) {
            shuffled.sort(LockOrder.of(LockQuery.all().withSort(by).withDescending(true)));
            assertThat(shuffled).isEqualTo(alike);
        }
        shuffled.sort(LockOrder.of(LockQuery.all().withSort(by)));
        assertThat(shuffled).isEqualTo(alike);
    }
}
