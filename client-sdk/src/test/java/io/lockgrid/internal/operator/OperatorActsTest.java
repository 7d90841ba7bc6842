package io.lockgrid.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.ReleaseOutcome;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators do to locks, sessions and members, and what they are told of it. */
class OperatorActsTest {
    private static final HolderInfo ANN =
            new HolderInfo("s", "app-1", "h", "ann", null, Instant.ofEpochMilli(5), null, null);

    private final AnsweringGrid way = new AnsweringGrid();
    private final GridRuntime grid = way.runtime("one", "two");
    private final LockAdmin admin = grid.admin();
    private final AtomicLong entries = new AtomicLong(40);

    @AfterEach
    void close() {
        grid.close();
    }

    // locks

    @Test
    void aReleaseNamesTheHoldTheActorAndTheReason() {
        way.outcomes = (group, request) -> Outcome.ForceReleased.FORCE_RELEASED;

        assertThat(admin.forceRelease("x@two", 7, "eve", "stuck")).isEqualTo(ReleaseOutcome.releasedHold(7));

        assertThat(way.requests(Request.ForceRelease.class)).singleElement().satisfies(request -> {
            assertThat(request.name()).isEqualTo("x");
            assertThat(request.fence()).isEqualTo(7);
            assertThat(request.actor()).isEqualTo("eve");
        });
    }

    @Test
    void aReleaseOfAHoldThatIsOverTellsOfThePresentOne() {
        way.outcomes = (group, request) -> new Outcome.FenceMovedOn(9, ANN);
        assertThat(admin.forceRelease("x", 7, "eve", "stuck")).isEqualTo(ReleaseOutcome.heldBy(9, ANN));

        way.outcomes = (group, request) -> new Outcome.FenceMovedOn(0, null);
        assertThat(admin.forceRelease("x", 7, "eve", "stuck")).isEqualTo(ReleaseOutcome.notHeld());
    }

    @ParameterizedTest
    @EnumSource(
            value = AskOutcome.Status.class,
            names = {"ASKED", "ALREADY_ASKED", "CANNOT_HEAR"})
    void whatCameOfAskingAHolderIsTold(AskOutcome.Status status) {
        way.outcomes = (group, request) -> new Outcome.Asked(status, 7, ANN);

        AskOutcome outcome = admin.askToRelease("x", 7, "eve", "please");

        assertThat(outcome).isEqualTo(new AskOutcome(status, 7, ANN));
        assertThat(outcome.asked()).isEqualTo(status != AskOutcome.Status.CANNOT_HEAR);
        assertThat(way.requests(Request.AskToRelease.class)).hasSize(1);
    }

    @Test
    void askingTheHolderOfAHoldThatIsOverAsksNobody() {
        way.outcomes = (group, request) -> new Outcome.FenceMovedOn(9, ANN);

        AskOutcome outcome = admin.askToRelease("x", 7, "eve", "please");

        assertThat(outcome.status()).isEqualTo(AskOutcome.Status.FENCE_MOVED_ON);
        assertThat(outcome.fence()).isEqualTo(9);
        assertThat(outcome.asked()).isFalse();
    }

    @Test
    void anOutcomeThatIsNoneOfAskingIsNotTakenForOne() {
        way.outcomes = (group, request) -> Outcome.ForceReleased.FORCE_RELEASED;

        assertThatThrownBy(() -> admin.askToRelease("x", 7, "eve", "please"))
                .isInstanceOf(LockGridException.class)
                .hasMessageContaining("what came of asking the holder")
                .hasMessageContaining("whether it was done is not known");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void aFenceThatNoHoldHasIsRefused(long fence) {
        assertThatThrownBy(() -> admin.forceRelease("x", fence, "eve", "stuck"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("fence is " + fence)
                .hasMessageContaining("nothing was released");
        assertThatThrownBy(() -> admin.askToRelease("x", fence, "eve", "please"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nobody was asked");
        assertThat(way.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void whoDoesSomethingSaysWhoAndWhy(String blank) {
        String session = new UUID(1, 1).toString();
        for (Function<String[], Object> act : List.<Function<String[], Object>>of(
                words -> admin.forceRelease("x", 7, words[0], words[1]),
                words -> admin.askToRelease("x", 7, words[0], words[1]),
                words -> admin.closeSession(session, words[0], words[1]),
                words -> admin.promote("m", words[0], words[1]),
                words -> admin.removeSeat("m", words[0], words[1]),
                words -> admin.moveLeadership("two", "m", words[0], words[1]),
                words -> admin.restartTable(words[0], words[1]))) {
            assertThatThrownBy(() -> act.apply(new String[] {blank, "why"}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("actor is blank");
            assertThatThrownBy(() -> act.apply(new String[] {"eve", blank}))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("reason is blank");
        }
        assertThat(way.requests).isEmpty();
        assertThat(way.asked).isEmpty();
    }

    @Test
    void aReasonIsCutToTheLengthOfLabelsAndHasNoHalfCharacters() {
        way.outcomes = (group, request) -> Outcome.ForceReleased.FORCE_RELEASED;

        admin.forceRelease("x", 7, "\ud83d", "123456789012345\ud83d\ude00 and more");

        assertThat(way.requests(Request.ForceRelease.class)).singleElement().satisfies(request -> {
            assertThat(request.actor()).isEqualTo("\ufffd");
            assertThat(request.reason()).isEqualTo("123456789012345");
        });
    }

    @Test
    void whatTheTableRefusesIsThrownInItsWords() {
        way.outcomes = (group, request) -> new Outcome.Refused("operators may not do that here", true);

        assertThatThrownBy(() -> admin.forceRelease("x", 7, "eve", "stuck"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("operators may not do that here");
    }

    // sessions

    @Test
    void aSessionIsClosedInEveryGroup() {
        UUID session = new UUID(3, 4);
        way.outcomes = (group, request) -> new Outcome.SessionEnded(group.equals("two"));

        assertThat(admin.closeSession(session.toString(), "eve", "gone")).isTrue();

        assertThat(way.requests(Request.EndSession.class))
                .hasSize(2)
                .allSatisfy(request -> assertThat(request.session()).isEqualTo(session));
        way.outcomes = (group, request) -> new Outcome.SessionEnded(false);
        assertThat(admin.closeSession(session.toString(), "eve", "gone")).isFalse();
    }

    @Test
    void whatIsNoIdOfASessionIsRefused() {
        assertThatThrownBy(() -> admin.closeSession("worker-3", "eve", "gone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'worker-3' is not a session's id; nothing was closed: take the id from the list of"
                        + " sessions");
    }

    // members

    private void members(Function<AdminQuery.Act, AdminAnswer> act) {
        way.outcomes = (group, request) ->
                request instanceof Request.NoteAct ? new Outcome.Noted(entries.incrementAndGet()) : Outcome.Done.DONE;
        way.answers = (group, query) -> query instanceof AdminQuery.Act wanted
                ? act.apply(wanted)
                : new AdminAnswer.Facts(new GroupInfo(group, "a", 1, 2, 3, 0, 1, List.of("a")), List.of(), 9);
    }

    @Test
    void anActIsNotedBeforeAndItsOutcomeAfter() {
        members(act -> new AdminAnswer.Acted(ActOutcome.did("m-1 has a seat")));

        assertThat(admin.promote(" m-1 ", "eve", "more seats")).isEqualTo(ActOutcome.did("m-1 has a seat"));

        List<Request.NoteAct> notes = way.requests(Request.NoteAct.class);
        assertThat(notes).extracting(Request.NoteAct::number).containsExactly(0L, 41L);
        assertThat(notes).extracting(Request.NoteAct::outcome).containsExactly("", "done: m-1 has a ");
        assertThat(notes).extracting(Request.NoteAct::target).containsExactly("m-1", "m-1");
        assertThat(way.asked(AdminQuery.Act.class))
                .containsExactly(new AdminQuery.Act(AdminQuery.Act.Kind.PROMOTE, "m-1", "eve", "more seats"));
    }

    @Test
    void aRefusalAndAnActUnderWayAreNotedAsSuch() {
        members(act -> new AdminAnswer.Acted(
                act.kind() == AdminQuery.Act.Kind.REMOVE_SEAT ? ActOutcome.refused("no") : ActOutcome.underway("so")));

        assertThat(admin.removeSeat("m", "eve", "why").status()).isEqualTo(ActOutcome.Status.REFUSED);
        assertThat(admin.moveLeadership("two", "m", "eve", "why").done()).isFalse();

        assertThat(way.requests(Request.NoteAct.class))
                .extracting(Request.NoteAct::outcome)
                .satisfiesExactly(
                        before -> assertThat(before).isEmpty(),
                        after -> assertThat(after).startsWith("refused: no"),
                        before -> assertThat(before).isEmpty(),
                        after -> assertThat(after).endsWith("so"));
        assertThat(way.requests(Request.NoteAct.class))
                .extracting(Request.NoteAct::target)
                .contains("two to m");
    }

    @Test
    void leadershipOfAGroupThatIsNotThereIsNotMoved() {
        assertThatThrownBy(() -> admin.moveLeadership("three", "m", "eve", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'three' is no CP group that locks live in; allowed: [one, two]")
                .hasMessageContaining("nothing was changed");
        assertThat(way.requests).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "half \ud83d"})
    void whatCannotBeAMemberIsRefused(String member) {
        assertThatThrownBy(() -> admin.promote(member, "eve", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("allowed: 1 to 300")
                .hasMessageContaining("nothing was changed");
        assertThatThrownBy(() -> admin.promote("m".repeat(301), "eve", "why"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("301 characters");
        assertThat(way.requests).isEmpty();
    }

    @Test
    void anActWithoutAnAnswerIsNeitherDoneNorUndoneAndIsNotSentAgain() {
        members(act -> {
            throw new TransportException("the member left");
        });

        assertThatThrownBy(() -> admin.removeSeat("m", "eve", "why"))
                .isInstanceOf(GridUnavailableException.class)
                .hasMessageContaining("its answer is missing: the member left")
                .hasMessageContaining("whether it was done is not known");
        assertThat(way.asked(AdminQuery.Act.class)).hasSize(1);
    }

    @Test
    void whoMayNotActIsToldAndAnAnswerToSomethingElseIsNoOutcome() {
        members(act -> new AdminAnswer.NotAllowed("only administrators may"));
        assertThatThrownBy(() -> admin.promote("m", "eve", "why"))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("only administrators may");

        members(act -> new AdminAnswer.Lock(null));
        assertThatThrownBy(() -> admin.promote("m", "eve", "why"))
                .isInstanceOf(LockGridException.class)
                .hasMessageContaining("something else than what came of 'promote'");
    }

    @Test
    void aNewTableIsNotedInItsOwnAuditTrailWithWhatItReplaced() {
        members(act -> new AdminAnswer.Acted(ActOutcome.did("restarted")));

        ActOutcome outcome = admin.restartTable("eve", "majority gone");

        assertThat(outcome.done()).isTrue();
        assertThat(outcome.words()).isEqualTo("restarted; the new grid answers, and has this in its audit trail");
        assertThat(way.requests(Request.NoteAct.class)).singleElement().satisfies(note -> {
            assertThat(note.number()).isZero();
            assertThat(note.action()).isEqualTo("restart-table");
            assertThat(note.target()).isEqualTo("one");
        });
    }

    @Test
    void aTableThatIsNotRestartedIsNotNoted() {
        members(act -> new AdminAnswer.Acted(ActOutcome.refused("a majority answers")));

        assertThat(admin.restartTable("eve", "why")).isEqualTo(ActOutcome.refused("a majority answers"));
        assertThat(way.requests).isEmpty();
    }

    @Test
    void aNoteThatTheNewGridDoesNotTakeInTimeIsSaidToCome() {
        members(act -> new AdminAnswer.Acted(ActOutcome.did("restarted")));
        way.outcomes = (group, request) -> Outcome.Stale.STALE;

        assertThat(admin.restartTable("eve", "why").words()).contains("gets this into its audit trail when it does");
    }

    @Test
    void throughAClosedGridNothingIsDone() {
        grid.close();

        assertThatThrownBy(() -> admin.restartTable("eve", "why")).isInstanceOf(GridClosedException.class);
        assertThatThrownBy(() -> admin.forceRelease("x", 7, "eve", "why")).isInstanceOf(GridClosedException.class);
        await().untilAsserted(() -> assertThat(way.requests).isEmpty());
        assertThat(way.asked).isEmpty();
    }
}
