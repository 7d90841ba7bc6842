package io.lockgrid.node.raft.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.AccessRule;
import io.lockgrid.node.AccessRules;
import io.lockgrid.node.Right;
import io.lockgrid.node.replica.Sieve;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AdmissionTest {
    private static final AccessRules RULES = new AccessRules(List.of(
            new AccessRule(List.of("billing"), Set.of(Right.LOCK), List.of("billing/*")),
            new AccessRule(List.of("watcher"), Set.of(Right.LOOK), List.of("billing/*")),
            new AccessRule(List.of("ops"), Set.of(Right.LOOK, Right.OPERATE), AccessRule.ALL_NAMES)));

    private static final UUID SESSION = new UUID(1, 2);
    private static final Home HOME = new Home(SessionKind.CLIENT, "batch-7", "10.0.0.7", new UUID(3, 4));

    private static final Request OPEN = new Request.Open(1, HOME, 15_000, 3_000, 0, SessionTerms.NONE);
    private static final Request OWN = acquire("billing/1");
    private static final Request OTHER = acquire("orders/1");
    private static final Request FORCE = new Request.ForceRelease(9, "billing/1", 7, "anna", "stuck");

    private static Admission of(@Nullable String name) {
        return new Admission(RULES, name == null ? null : new Identity(name, List.of(name)));
    }

    private static Request acquire(String name) {
        return new Request.Acquire(2, name, new Asker(1, "main", null), 0, new LockTerms(Demand.MUTEX, 0, 0, 10));
    }

    private static Batch batch(Request... requests) {
        return new Batch(SESSION, 1, 0, List.of(requests), "somebody else");
    }

    /** What each request is answered where the grid says done to all that reach it. */
    private static List<Outcome> outcomes(Admission admission, Request... requests) {
        Batch batch = batch(requests);
        Sieve sieve = admission.of(batch);
        List<Outcome> said = Collections.nCopies(sieve.rest(batch.requests()).size(), (Outcome) Outcome.Done.DONE);
        return sieve.with(new BatchReply(5, said, List.of(), null)).outcomes();
    }

    private static boolean isRefused(Admission admission, Request request) {
        return outcomes(admission, request).get(0) instanceof Outcome.Refused refused
                && refused.failure() instanceof NotAllowedException;
    }

    @Test
    void aLockIsForWhomARuleGivesIt() {
        assertThat(isRefused(of("billing"), OWN)).isFalse();
        assertThat(isRefused(of("billing"), OTHER)).isTrue();
        assertThat(isRefused(of("ops"), OWN)).isTrue();
        assertThat(isRefused(of(null), OWN)).isTrue();
    }

    @Test
    void whatOneMayNotIsAnsweredAndTheRestOfTheBatchIsDone() {
        assertThat(outcomes(of("billing"), OPEN, OTHER, OWN))
                .satisfiesExactly(
                        opened -> assertThat(opened).isEqualTo(Outcome.Done.DONE),
                        refused -> assertThat(((Outcome.Refused) refused).message())
                                .isEqualTo(
                                        "identity 'billing' has not the right to lock 'orders/1'; nothing was done: a"
                                                + " rule under access has to give it, on every member"),
                        own -> assertThat(own).isEqualTo(Outcome.Done.DONE));
    }

    @Test
    void whatOneHasMayAlwaysBeGivenBack() {
        for (Request back : List.of(
                new Request.Release(3, "orders/1", 1, 7, 0),
                new Request.Withdraw(4, 2),
                new Request.KeepAlive(5),
                new Request.Close(6))) {
            assertThat(isRefused(of("nobody"), back)).isFalse();
        }
    }

    @Test
    void whatEntersAHoldNeedsTheRightToTheLock() {
        Request more = new Request.Reenter(3, "billing/1", 1, 7, 2);
        assertThat(isRefused(of("nobody"), more)).isTrue();
        assertThat(isRefused(of("billing"), more)).isFalse();
        assertThat(isRefused(of("nobody"), new Request.Renew(4, "billing/1", 1, 7, 1000)))
                .as("else who loses the right would lose the hold, and the lock stay held")
                .isFalse();
    }

    @Test
    void whoOperatesSomeLocksDoesNothingToMembersAndSessions() {
        Admission some = new Admission(
                new AccessRules(List.of(new AccessRule(List.of("ops"), Set.of(Right.OPERATE), List.of("billing/*")))),
                new Identity("ops", List.of("ops")));

        assertThat(isRefused(some, OPEN)).isFalse();
        assertThat(isRefused(some, FORCE)).isFalse();
        assertThat(isRefused(some, new Request.EndSession(4, SESSION, "anna", "why")))
                .isTrue();
        assertThat(some.objection(new AdminQuery.Act(AdminQuery.Act.Kind.RESTART_TABLE, "", "anna", "why")))
                .contains("operate");
    }

    @Test
    void whoShowsNothingHasNoIdentityWhateverHeSays() {
        Request.Open told = new Request.Open(1, HOME.of("made up"), 15_000, 3_000, 0, SessionTerms.NONE);
        Request.Open opened =
                (Request.Open) of(null).stamped(batch(told)).requests().get(0);

        assertThat(opened.home().identity()).isNull();
    }

    @Test
    void whatOperatorsDoNeedsTheRightToOperate() {
        for (Request act : List.of(
                FORCE,
                new Request.AskToRelease(3, "billing/1", 7, "anna", "why"),
                new Request.EndSession(4, SESSION, "anna", "why"),
                new Request.NoteAct(5, 0, "anna", "promote", "m", "why", ""))) {
            assertThat(isRefused(of("billing"), act)).isTrue();
            assertThat(isRefused(of("ops"), act)).isFalse();
        }
        AdminQuery.Act promote = new AdminQuery.Act(AdminQuery.Act.Kind.PROMOTE, "m", "anna", "why");
        assertThat(of("watcher").objection(promote)).contains("'watcher'", "operate");
        assertThat(of("ops").objection(promote)).isNull();
    }

    @Test
    void onlyWhoMayUseItGetsASession() {
        assertThat(isRefused(of("billing"), OPEN)).isFalse();
        assertThat(isRefused(of("ops"), OPEN)).isFalse();
        assertThat(isRefused(of("watcher"), OPEN)).isTrue();
        assertThat(isRefused(of(null), OPEN)).isTrue();
    }

    @Test
    void whoHoldsALockIsToldToWhomMayLook() {
        assertThat(of("watcher").objection(new AdminQuery.Lock("billing/1"))).isNull();
        assertThat(of("watcher").objection(new AdminQuery.Lock("orders/1"))).contains("look 'orders/1'");
        assertThat(of("watcher").objection(new AdminQuery.History("orders/1", 10)))
                .isNotNull();
        assertThat(of("billing").objection(new AdminQuery.Lock("billing/1"))).isNotNull();
        assertThat(of("billing").objection(new AdminQuery.Sessions())).isNotNull();
    }

    @Test
    void anAnswerTellsOfTheLocksThatOneMayLookAt() {
        assertThat(of("watcher").stamped(new AdminQuery.Waits()).names()).containsExactly("billing/*");
        assertThat(of("ops").stamped(new AdminQuery.Waits()).visible()).accepts("billing/1", "orders/1");
        assertThat(of("nobody").stamped(new AdminQuery.Waits()).visible()).rejects("billing/1", "orders/1");
        assertThat(of("ops").stamped(new AdminQuery.Waits()).isNarrow()).isFalse();
    }

    @Test
    void aBatchIsOfWhomItsConnectionIsFromWhateverItSays() {
        assertThat(of("billing").stamped(batch(OWN)).identity()).isEqualTo("billing");
        assertThat(of(null).stamped(batch(OWN)).identity()).isNull();
    }

    @Test
    void aSessionBelongsToWhoOpensIt() {
        Request.Open opened =
                (Request.Open) of("billing").stamped(batch(OPEN)).requests().get(0);

        assertThat(opened.home()).isEqualTo(HOME.of("billing"));
    }

    @Test
    void anActIsNamedByThePersonAndTheIdentityItCameThrough() {
        Request.Act act =
                (Request.Act) of("ops").stamped(batch(FORCE)).requests().get(0);

        assertThat(act.actor()).isEqualTo("anna, by ops");
        assertThat(of("anna").stamped("anna")).isEqualTo("anna");
        assertThat(of(null).stamped("anna")).isEqualTo("anna");
    }
}
