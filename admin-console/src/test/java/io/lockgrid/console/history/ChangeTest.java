package io.lockgrid.console.history;

import static io.lockgrid.console.history.Readings.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.console.grid.View;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What was counted between two looks, and in a minute of them. */
class ChangeTest {

    private static GroupStatistics counted(String member, long grants, long releases, long forced, long times) {
        return new GroupStatistics(
                "default",
                member,
                START,
                grants,
                releases,
                0,
                0,
                0,
                Map.of(LockLoss.Reason.FORCED, forced),
                3,
                2,
                Readings.times(times),
                Readings.times(times));
    }

    private static GroupStatistics withBounds(Duration... bounds) {
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i <= bounds.length; i++) {
            counts.add(5L);
        }
        DurationHistogram times = new DurationHistogram(List.of(bounds), counts, Duration.ofSeconds(1));
        return new GroupStatistics("default", "a", START, 1, 1, 0, 0, 0, Map.of(), 0, 0, times, times);
    }

    @Test
    void whatAllGroupsCountedIsAddedUp() {
        Change change = Change.between(
                        List.of(counted("a", 10, 8, 1, 10), counted("b", 100, 90, 0, 100)),
                        List.of(counted("a", 15, 9, 4, 12), counted("b", 107, 95, 1, 103)))
                .orElseThrow();

        assertThat(change.acquires()).isEqualTo(12);
        assertThat(change.releases()).isEqualTo(6);
        assertThat(change.losses()).containsEntry(LockLoss.Reason.FORCED, 4L).containsEntry(LockLoss.Reason.CLOSED, 0L);
        assertThat(change.waitTimes().count()).isEqualTo(5);
        assertThat(change.waitTimes().total()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void thereIsNoTellingWhereOneGroupHasNoDifference() {
        GroupStatistics a = counted("a", 10, 10, 0, 10);
        GroupStatistics b = counted("b", 10, 10, 0, 10);

        assertThat(Change.between(List.of(), List.of())).isEmpty();
        assertThat(Change.between(List.of(a), List.of(a, b))).as("a group more").isEmpty();
        assertThat(Change.between(List.of(a, a), List.of(a, b)))
                .as("another leader")
                .isEmpty();
        assertThat(Change.between(List.of(a, b), List.of(a, b))).isPresent();
    }

    @Test
    void aCounterThatFellIsNoNegativeRate() {
        GroupStatistics before = counted("a", 10, 10, 5, 10);

        for (GroupStatistics fell : List.of(
                counted("a", 9, 10, 5, 10),
                counted("a", 10, 9, 5, 10),
                counted("a", 10, 10, 4, 10),
                counted("a", 10, 10, 5, 9))) {
            assertThat(Change.between(List.of(before), List.of(fell))).isEmpty();
        }
    }

    @Test
    void timesWithOtherBoundsAreNotCompared() {
        GroupStatistics before = withBounds(Duration.ofMillis(1), Duration.ofMillis(5));

        assertThat(Change.between(List.of(before), List.of(withBounds(Duration.ofMillis(1)))))
                .isEmpty();
        assertThat(Change.between(List.of(before), List.of(before))).isPresent();
    }

    @Test
    void ofTwoVersionsTheLaterTimesAreKept() {
        Change earlier = new Change(
                1,
                1,
                Map.of(LockLoss.Reason.FORCED, 1L),
                withBounds(Duration.ofMillis(1)).waitTimes(),
                Readings.times(2));
        Change later = new Change(2, 2, Map.of(LockLoss.Reason.FORCED, 2L), Readings.times(3), Readings.times(4));

        Change both = earlier.plus(later);

        assertThat(both.acquires()).isEqualTo(3);
        assertThat(both.losses()).containsEntry(LockLoss.Reason.FORCED, 3L);
        assertThat(both.waitTimes()).isEqualTo(Readings.times(3));
        assertThat(both.holdTimes().count()).isEqualTo(6);
    }

    // from look to look

    @Test
    void theFirstLookAndALookThatWasSeenAreNoSteps() {
        Steps steps = new Steps();
        View first = Readings.view(0, Readings.group("a", 1));
        View second = Readings.view(1, Readings.group("a", 4));

        assertThat(steps.next(first, seconds(100))).isEmpty();
        assertThat(steps.next(first, seconds(101))).isEmpty();
        assertThat(steps.next(second, seconds(103))).hasValueSatisfying(step -> {
            assertThat(step.over()).as("since the first look, which came again").isEqualTo(Duration.ofSeconds(3));
            assertThat(step.change()).isNotNull();
            assertThat(step.change().acquires()).isEqualTo(3);
        });
    }

    @Test
    void noTimeIsNoStep() {
        Steps steps = new Steps();
        steps.next(Readings.view(0, Readings.group("a", 1)), seconds(5));

        assertThat(steps.next(Readings.view(1, Readings.group("a", 4)), seconds(5)))
                .isEmpty();
        assertThat(steps.next(Readings.view(2, Readings.group("a", 5)), seconds(7)))
                .hasValueSatisfying(step -> assertThat(step.over()).isEqualTo(Duration.ofSeconds(2)));
    }

    private static long seconds(long seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }

    // a minute of steps

    private static Step step(int over, LockInfo... busiest) {
        return new Step(
                java.util.Objects.requireNonNull(Readings.view(30, List.of(busiest), Readings.group("a", 1))
                        .picture()),
                Duration.ofSeconds(over),
                null);
    }

    @Test
    void aMinuteWithoutATellingCountsWhatItSaw() {
        Tally tally = new Tally(START);
        tally.unanswered();
        tally.add(step(2));

        Minute minute = tally.minute();

        assertThat(minute.looks()).isEqualTo(1);
        assertThat(minute.unanswered()).isEqualTo(1);
        assertThat(minute.acquires()).isZero();
        assertThat(minute.holds()).isEqualTo(3);
        assertThat(minute.waiters()).isEqualTo(2);
        assertThat(minute.waitP99()).isNull();
        assertThat(minute.locks()).isEmpty();
    }

    @Test
    void aQueueIsMeasuredByAllItsWaitersAndTheirTime() {
        Tally tally = new Tally(START);
        tally.add(step(2, Readings.busy("x", 3, START.plusSeconds(10))));
        tally.add(step(1, Readings.busy("x", 5, START.plusSeconds(25))));

        assertThat(tally.minute().locks())
                .containsExactly(new Minute.Queue("x", 2_000 * 3 + 1_000 * 5, 5, 20_000, "app-1 (main)", 2));
    }

    @Test
    void afterASilenceOneLookCountsForFiveSecondsAtMost() {
        Tally tally = new Tally(START);
        tally.add(step(600, Readings.busy("x", 2, START)));

        assertThat(tally.minute().locks())
                .extracting(Minute.Queue::waitedMillis)
                .containsExactly(10_000L);
    }

    @Test
    void theTwentyLocksThatWereWaitedForMostAreKept() {
        Tally tally = new Tally(START);
        LockInfo[] busy = new LockInfo[30];
        for (int i = 0; i < busy.length; i++) {
            busy[i] = Readings.busy(String.format("lock-%02d", i), 1 + i, START);
        }
        tally.add(step(1, busy));

        assertThat(tally.minute().locks())
                .extracting(Minute.Queue::lock)
                .hasSize(20)
                .startsWith("lock-29", "lock-28")
                .endsWith("lock-10");
    }
}
