package io.lockgrid.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.faults.Event.Kind;
import io.lockgrid.faults.Event.Outcome;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The checker refuses each history that is wrong on purpose, and one that is right it lets pass. */
class CheckerTest {
    private static final long SECOND = 1_000_000_000L;

    private static Event event(String who, Kind kind, long from, long to, Outcome outcome, long fence, int depth) {
        return new Event(who, kind, "a", from, to, outcome, fence, depth);
    }

    private static Event acquire(String who, long from, long to, long fence) {
        return event(who, Kind.ACQUIRE, from, to, Outcome.OK, fence, 1);
    }

    private static Event enterAgain(String who, long from, long to, long fence, int depth) {
        return event(who, Kind.ACQUIRE, from, to, Outcome.OK, fence, depth);
    }

    private static Event release(String who, long from, long to, long fence) {
        return leave(who, from, to, fence, 0);
    }

    private static Event leave(String who, long from, long to, long fence, int depth) {
        return event(who, Kind.RELEASE, from, to, Outcome.OK, fence, depth);
    }

    private static Event force(long from, long to, long fence) {
        return event("operator", Kind.FORCE, from, to, Outcome.OK, fence, 0);
    }

    private static Event seen(String who, int place, long from, long to) {
        return event(who, Kind.QUEUED, from, to, Outcome.OK, 0, place);
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
                                event("r", Kind.ACQUIRE, 12, 19, Outcome.EMPTY, 0, 0),
                                force(36, 38, 6),
                                event("q", Kind.RELEASE, 50, 60, Outcome.LOST, 6, 0),
                                acquire("r", 40, 45, 7)),
                        new Write("a", 5, 15, true),
                        new Write("a", 7, 46, true),
                        new Write("a", 6, 47, false)))
                .isEmpty();
    }

    @Test
    void aLateWriterWhoseReleaseSaidThatAllWasWellIsRefused() {
        assertThat(check(
                        List.of(acquire("p", 0, 10, 5), acquire("q", 15, 35, 6), release("p", 33, 40, 5)),
                        new Write("a", 6, 36, true),
                        new Write("a", 5, 37, false)))
                .singleElement()
                .asString()
                .startsWith("a late writer was told that all was well");
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
    void aHistoryThatBeginsBetweenAGrantAndItsWriteHasNeither() {
        History history = new History(
                List.of(acquire("p", 0, 10, 5), acquire("q", 20, 30, 6)),
                List.of(new Write("a", 5, 16, true), new Write("a", 6, 35, true)));
        assertThat(history.since(15).writes()).containsExactly(new Write("a", 6, 35, true));
        assertThat(Checker.check(history.since(15))).isEmpty();
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

    @Test
    void aHoldThatWasReleasedAndTakenAwayIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), force(11, 20, 5), release("p", 15, 30, 5))))
                .singleElement()
                .asString()
                .startsWith("a hold that ended twice");
    }

    @Test
    void aHoldThatWasReleasedTwiceIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), release("p", 11, 20, 5), release("q", 15, 30, 5))))
                .singleElement()
                .asString()
                .startsWith("a hold that ended twice");
    }

    @Test
    void aReentryThatFitsPasses() {
        assertThat(check(List.of(
                        acquire("p", 0, 10, 5),
                        enterAgain("p", 11, 12, 5, 2),
                        leave("p", 13, 14, 5, 1),
                        leave("p", 15, 20, 5, 0),
                        acquire("p", 21, 30, 6))))
                .isEmpty();
    }

    @Test
    void aReentryThatGotAnotherFenceIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), enterAgain("p", 11, 12, 6, 2))))
                .singleElement()
                .asString()
                .startsWith("depth");
    }

    @Test
    void aReentryThatIsNotCountedIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), enterAgain("p", 11, 12, 5, 2), enterAgain("p", 13, 14, 5, 2))))
                .singleElement()
                .asString()
                .startsWith("depth");
    }

    @Test
    void aReleaseThatGivesBackMoreThanOnceIsRefused() {
        assertThat(check(List.of(acquire("p", 0, 10, 5), enterAgain("p", 11, 12, 5, 2), leave("p", 13, 14, 5, 0))))
                .singleElement()
                .asString()
                .startsWith("depth");
    }

    @Test
    void anotherWhoGetsInBetweenTwoReleasesOfAReentrantHoldIsRefused() {
        assertThat(check(List.of(
                        acquire("p", 0, 10, 5),
                        enterAgain("p", 11, 12, 5, 2),
                        leave("p", 13, 14, 5, 1),
                        acquire("q", 13, 15, 6),
                        leave("p", 16, 20, 5, 0))))
                .singleElement()
                .asString()
                .startsWith("two holders");
    }

    @Test
    void waitersWhoAreServedInTurnPass() {
        assertThat(check(List.of(
                        seen("p", 0, 20, 30),
                        seen("q", 1, 20, 30),
                        acquire("p", 10, 50, 5),
                        acquire("q", 5, 60, 6),
                        acquire("r", 31, 70, 7))))
                .isEmpty();
    }

    @Test
    void waitersWhoAreNotServedInTheOrderInWhichTheyWereSeenAreRefused() {
        assertThat(check(List.of(
                        seen("p", 0, 20, 30), seen("q", 1, 20, 30), acquire("p", 10, 60, 6), acquire("q", 5, 60, 5))))
                .singleElement()
                .asString()
                .startsWith("out of turn");
    }

    @Test
    void oneWhoCameAfterAWaiterWasSeenAndIsServedBeforeItIsRefused() {
        assertThat(check(List.of(seen("p", 0, 20, 30), acquire("p", 10, 60, 6), acquire("r", 31, 60, 5))))
                .singleElement()
                .asString()
                .startsWith("out of turn");
    }

    @Test
    void oneWhoCameAfterAWaiterThatNeverGotTheLockButWasStillThereIsRefused() {
        Event gaveUp = event("p", Kind.ACQUIRE, 10, SECOND + 20, Outcome.EMPTY, 0, 0);
        assertThat(check(List.of(seen("p", 0, 20, 30), gaveUp, acquire("r", 31, 60, 5))))
                .singleElement()
                .asString()
                .startsWith("out of turn");
        assertThat(check(List.of(seen("p", 0, 20, 30), gaveUp, acquire("r", 31, SECOND, 5))))
                .as("it may have given up by then")
                .isEmpty();
    }

    @Test
    void aWaiterThatMayHaveBeenServedInTurnAndHaveLostTheLockBeforeItHeardIsNotJudged() {
        Event gaveUp = event("p", Kind.ACQUIRE, 10, SECOND + 20, Outcome.EMPTY, 0, 0);
        assertThat(check(List.of(seen("p", 0, 20, 30), gaveUp, force(35, 40, 4), acquire("r", 31, 60, 5))))
                .as("nobody was told of the hold with fence 4")
                .isEmpty();
        assertThat(check(List.of(seen("p", 0, 20, 30), gaveUp, force(2, 5, 4), acquire("r", 31, 60, 5))))
                .as("it was over before the waiter came")
                .isNotEmpty();
        assertThat(check(List.of(
                        seen("p", 0, 20, 30),
                        gaveUp,
                        acquire("q", 11, 34, 4),
                        force(35, 40, 4),
                        acquire("r", 31, 60, 5))))
                .as("it was another's")
                .isNotEmpty();
    }

    @Test
    void aWaitOfWhichItIsNotCertainThatItWasTheOneThatWasSeenIsNotJudged() {
        assertThat(check(List.of(seen("p", 0, 20, 30), acquire("p", 25, 60, 6), acquire("r", 31, 60, 5))))
                .as("it began while somebody looked")
                .isEmpty();
        assertThat(check(List.of(
                        event("p", Kind.ACQUIRE, 0, 9, Outcome.UNAVAILABLE, 0, 0),
                        seen("p", 0, 20, 30),
                        acquire("p", 10, 60, 6),
                        acquire("r", 31, 60, 5))))
                .as("what was seen may be left of the call before")
                .isEmpty();
        assertThat(check(List.of(
                        seen("p", 0, 20, 30), acquire("p", 10, 6 * SECOND, 6), acquire("r", 31, 6 * SECOND, 5))))
                .as("its session may have ended meanwhile")
                .isEmpty();
    }
}
