package io.lockgrid.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.faults.Event.Kind;
import io.lockgrid.faults.Event.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker refuses each history that is wrong on purpose, and one that is right it lets pass. */
class CheckerTest {
    private static Event acquire(String who, long from, long to, long fence) {
        return new Event(who, Kind.ACQUIRE, "a", from, to, Outcome.OK, fence);
    }

    private static Event release(String who, long from, long to, long fence) {
        return new Event(who, Kind.RELEASE, "a", from, to, Outcome.OK, fence);
    }

    private static List<String> check(List<Event> events, Write... writes) {
        return Checker.check(new History(events, List.of(writes)));
    }

    @Test
    void aHistoryWithoutFaultPasses() {
        assertThat(check(
                        List.of(
                                acquire("p", 0, 10, 5),
                                release("p", 20, 30, 5),
                                acquire("q", 5, 35, 6),
                                new Event("r", Kind.ACQUIRE, "a", 12, 19, Outcome.EMPTY, 0),
                                new Event("q", Kind.RELEASE, "a", 50, 60, Outcome.LOST, 6),
                                acquire("r", 40, 45, 7)),
                        new Write("a", 5, 15, true),
                        new Write("a", 7, 46, true),
                        new Write("a", 6, 47, false)))
                .isEmpty();
    }

    @Test
    void aFenceThatWasGivenTwiceIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), acquire("q", 0, 10, 5))))
                .singleElement()
                .asString()
                .startsWith("fence twice");
    }

    @Test
    void aFenceThatFellIsRefusedAlsoWhenAnotherGrantLiesBetween() {
        assertThat(check(List.of(acquire("p", 0, 10, 9), acquire("q", 5, 30, 3), acquire("r", 20, 40, 7))))
                .singleElement()
                .asString()
                .startsWith("fence backwards");
    }

    @Test
    void aSecondHolderBeforeAnAcceptedReleaseIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), acquire("q", 12, 15, 6), release("p", 20, 30, 5))))
                .singleElement()
                .asString()
                .startsWith("two holders");
    }

    @Test
    void aLateWriteThatWasAcceptedIsRefused() {
        assertThat(check(
                        List.of(acquire("p", 0, 10, 5), acquire("q", 11, 15, 6)),
                        new Write("a", 6, 16, true),
                        new Write("a", 5, 17, true)))
                .singleElement()
                .asString()
                .startsWith("late write accepted");
    }

    @Test
    void aWriteWithAFenceOfNobodyIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5)), new Write("a", 8, 16, true)))
                .singleElement()
                .asString()
                .startsWith("a write with a fence that nobody was given");
    }

    @Test
    void aLockThatStaysStuckIsRefusedAndOneThatComesFreeInTimeIsNot() {
        History history = new History(List.of(acquire("p", 0, 10, 5), acquire("q", 100, 120, 6)), List.of());
        assertThat(Checker.checkLiveness(history, Set.of("a"), 50, 100)).isEmpty();
        assertThat(Checker.checkLiveness(history, Set.of("a"), 50, 60)).hasSize(1);
        assertThat(Checker.checkLiveness(history, Set.of("a", "b"), 50, 100))
                .singleElement()
                .asString()
                .contains("lock b");
    }
}
