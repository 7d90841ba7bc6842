package io.lockgrid.node.membership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.membership.founding.Birth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a keeper decides, with its clock in the test's hand. */
class KeeperRulesTest {
    private static final String A = "10.0.0.1:5701";
    private static final String B = "10.0.0.2:5701";
    private static final String C = "10.0.0.3:5701";
    private static final String D = "10.0.0.4:5701";

    private static final Birth GRID = new Birth(100);

    private final KeeperRules rules = new KeeperRules(3, Duration.ofSeconds(60), Duration.ofMinutes(5));
    private final Seat a = seat(A);
    private final Seat b = seat(B);
    private final Seat c = seat(C);

    private static Seat seat(String address) {
        return new Seat(UUID.randomUUID(), address);
    }

    private static Neighbour with(Seat seat) {
        return new Neighbour(seat.address(), seat.id(), true, 0, false, GRID, true);
    }

    private static Neighbour without(String address) {
        return new Neighbour(address, null, false, 0, false, GRID, true);
    }

    private static Neighbour stopping(Neighbour member) {
        return new Neighbour(member.address(), member.seat(), member.votes(), member.leads(), true, GRID, true);
    }

    private static Sight sight(
            int second, String me, @Nullable Seat own, @Nullable List<Seat> seats, Neighbour... members) {
        return new Sight(
                second * 1000L,
                me,
                own == null ? null : own.id(),
                seats,
                new ArrayList<>(Arrays.asList(members)),
                true,
                GRID);
    }

    private Act act(Sight sight) {
        return rules.decide(sight).act();
    }

    @Test
    void aWholeGridIsLeftAlone() {
        KeeperRules.Decision decision = rules.decide(sight(0, A, a, List.of(a, b, c), with(a), with(b), with(c)));
        assertThat(decision.act()).isEqualTo(new Act.Rest());
        assertThat(decision.worries()).isEmpty();
    }

    @Test
    void aProcessThatCameBackRemovesItsOwnPastAtOnceThenTakesTheFreeSeat() {
        assertThat(act(sight(0, A, null, List.of(a, b, c), without(A), with(b), with(c))))
                .isEqualTo(new Act.RemoveSeat(a, "it belonged to the process that ran here before"));
        assertThat(act(sight(1, A, null, List.of(b, c), without(A), with(b), with(c))))
                .isEqualTo(new Act.TakeSeat());
    }

    @Test
    void aDeadSeatIsRemovedAfterTheGraceTimeOnlyAndOnlyForACandidate() {
        Sight away = sight(0, A, a, List.of(a, b, c), with(a), with(b), without(D));
        assertThat(act(away)).isEqualTo(new Act.Rest());
        assertThat(rules.decide(away).worries()).singleElement().asString().contains(C);
        assertThat(act(sight(59, A, a, List.of(a, b, c), with(a), with(b), without(D))))
                .isEqualTo(new Act.Rest());
        assertThat(act(sight(60, A, a, List.of(a, b, c), with(a), with(b)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(60, A, a, List.of(a, b, c), with(a), with(b), stopping(without(D)))))
                .isEqualTo(new Act.Rest());
        assertThat(act(sight(60, A, a, List.of(a, b, c), with(a), with(b), without(D))))
                .isInstanceOfSatisfying(
                        Act.RemoveSeat.class, act -> assertThat(act.seat()).isEqualTo(c));
    }

    @Test
    void oneOfTwoSeatsIsTakenFromNobodyHoweverLongItsMemberWasNotSeen() {
        act(sight(0, A, a, List.of(a, b), with(a), without(D)));
        assertThat(act(sight(100, A, a, List.of(a, b), with(a), without(D)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(101, A, a, List.of(a, b, c), with(a), with(c), without(D))))
                .isInstanceOf(Act.RemoveSeat.class);
    }

    @Test
    void whoComesBackInTimeKeepsItsSeat() {
        act(sight(0, A, a, List.of(a, b, c), with(a), with(b), without(D)));
        act(sight(50, A, a, List.of(a, b, c), with(a), with(b), with(c), without(D)));
        assertThat(act(sight(100, A, a, List.of(a, b, c), with(a), with(b), without(D))))
                .isEqualTo(new Act.Rest());
    }

    @Test
    void whoIsSeenWhileNoMajorityAnswersHasNotBeenAwaySinceBefore() {
        act(sight(0, A, a, List.of(a, b, c), with(a), with(b), without(D)));
        act(sight(50, A, a, null, with(a), with(c), without(D)));
        assertThat(act(sight(70, A, a, List.of(a, b, c), with(a), with(b), without(D))))
                .isEqualTo(new Act.Rest());
    }

    @Test
    void candidatesTakeAFreeSeatInTurn() {
        Neighbour[] all = {with(a), with(b), without(C), without(D)};
        assertThat(act(sight(0, D, null, List.of(a, b), all))).isEqualTo(new Act.Rest());
        assertThat(act(sight(9, D, null, List.of(a, b), all))).isEqualTo(new Act.Rest());
        assertThat(act(sight(10, D, null, List.of(a, b), all))).isEqualTo(new Act.TakeSeat());
    }

    @Test
    void noSeatIsTakenWhileTooFewCanVoteForOneMore() {
        KeeperRules five = new KeeperRules(5, Duration.ofSeconds(60), null);
        Sight oneIsDead = sight(0, D, null, List.of(a, b, c), with(a), with(b), without(D));
        assertThat(five.decide(oneIsDead).act()).isEqualTo(new Act.Rest());
        Sight itsSeatIsGone = sight(1, D, null, List.of(a, b), with(a), with(b), without(D));
        assertThat(five.decide(itsSeatIsGone).act()).isEqualTo(new Act.TakeSeat());
        Sight allAreThere = sight(2, D, null, List.of(a, b, c), with(a), with(b), with(c), without(D));
        assertThat(five.decide(allAreThere).act()).isEqualTo(new Act.TakeSeat());
    }

    @Test
    void aMemberWhoseSeatIsAnothersStartsAnew() {
        assertThat(act(sight(0, A, a, List.of(b, c, seat(D)), with(a), with(b), with(c))))
                .isInstanceOf(Act.StartAnew.class);
    }

    @Test
    void withoutAMajorityNoSeatIsTouchedAndANewGridIsFoundedAfterTheTimeOnlyIfTheMajorityIsAway() {
        act(sight(0, A, a, List.of(a, b, c), with(a), with(b), with(c)));
        assertThat(act(sight(1, A, a, null, with(a), without(B), without(C)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(300, A, a, null, with(a), without(B), without(C)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(301, A, a, null, with(a), with(b), without(C)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(302, A, a, null, with(a), without(B), without(C)))).isInstanceOf(Act.RestartGrid.class);
    }

    @Test
    void whereTheMajorityIsToBeWaitedForNothingIsEverRestarted() {
        KeeperRules waiting = new KeeperRules(3, Duration.ofSeconds(60), null);
        waiting.decide(sight(0, A, a, List.of(a, b, c), with(a), with(b), with(c)));
        KeeperRules.Decision late = waiting.decide(sight(1, A, a, null, with(a)));
        assertThat(late.worries()).singleElement().asString().contains("missing: " + B + ", " + C);
        assertThat(waiting.decide(sight(100_000, A, a, null, with(a))).act()).isEqualTo(new Act.Rest());
    }

    @Test
    void aMemberMayLeaveOnlyIfTheRestHasAMajority() {
        List<Seat> three = List.of(a, b, c);
        assertThat(KeeperRules.mayLeave(sight(0, A, a, three, with(a), with(b), with(c)), three))
                .isTrue();
        assertThat(KeeperRules.mayLeave(sight(0, A, a, three, with(a), with(b)), three))
                .isFalse();
        assertThat(KeeperRules.mayLeave(sight(0, A, a, three, with(a), with(b), without(C)), three))
                .as("another process at a dead seat's address does not count")
                .isFalse();
        Neighbour catchingUp = new Neighbour(C, c.id(), false, 0, false, GRID, true);
        assertThat(KeeperRules.mayLeave(sight(0, A, a, three, with(a), with(b), catchingUp), three))
                .as("who has not caught up cannot vote")
                .isFalse();
        List<Seat> two = List.of(a, b);
        assertThat(KeeperRules.mayLeave(sight(0, A, a, two, with(a), with(b)), two))
                .isFalse();
    }

    @Test
    void leadershipGoesToWhoLeadsFewerOnceTheGridHasBeenWholeForAWhile() {
        Neighbour leader = new Neighbour(A, a.id(), true, 2, false, GRID, true);
        Neighbour some = new Neighbour(B, b.id(), true, 1, false, GRID, true);
        List<Seat> seats = List.of(a, b, c);
        assertThat(act(sight(0, A, a, seats, leader, some, with(c)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(29, A, a, seats, leader, some, with(c)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(30, A, a, seats, leader, some, with(c)))).isEqualTo(new Act.MoveLeadership(c.id()));
        assertThat(act(sight(31, A, a, seats, leader, some, with(c))))
                .as("one at a time")
                .isEqualTo(new Act.Rest());
        Neighbour enough = new Neighbour(C, c.id(), true, 1, false, GRID, true);
        assertThat(act(sight(90, A, a, seats, leader, some, enough))).isEqualTo(new Act.Rest());
    }

    @Test
    void whoIsLeftWithMembersThatStopTooIsTheLast() {
        assertThat(sight(0, A, a, null, with(a), stopping(with(b))).isLast()).isTrue();
        assertThat(sight(0, A, a, null, with(a), with(b)).isLast()).isFalse();
    }

    private static Neighbour of(Birth grid, String address) {
        return new Neighbour(address, UUID.randomUUID(), true, 0, false, grid, true);
    }

    @Test
    void ofTwoGridsInOneClusterTheYoungerGivesWayAtOnce() {
        Birth older = new Birth(50);
        Birth younger = new Birth(200);
        assertThat(act(sight(0, A, a, List.of(a, b, c), with(a), with(b), of(older, D))))
                .isInstanceOf(Act.GiveWay.class);
        assertThat(act(sight(1, A, a, List.of(a, b, c), with(a), with(b), of(younger, D))))
                .isEqualTo(new Act.Rest());
        assertThat(act(sight(2, A, a, List.of(a, b, c), with(a), with(b), of(Birth.UNKNOWN, D))))
                .isEqualTo(new Act.Rest());
        assertThat(act(sight(3, A, a, List.of(a, b, c), with(a), with(b), of(Birth.NONE, D))))
                .isEqualTo(new Act.Rest());
    }

    @Test
    void aMemberWhoseGridIsSilentJoinsTheOneThatAnswersOthersOfItsCluster() {
        Birth younger = new Birth(200);
        Sight silent = sight(0, A, a, null, with(a), of(younger, D));
        assertThat(act(silent)).isEqualTo(new Act.Rest());
        assertThat(act(sight(9, A, a, null, with(a), of(younger, D)))).isEqualTo(new Act.Rest());
        assertThat(act(sight(10, A, a, null, with(a), of(younger, D)))).isInstanceOf(Act.GiveWay.class);
        assertThat(act(sight(11, A, a, null, with(a), of(Birth.UNKNOWN, D)))).isEqualTo(new Act.Rest());
    }

    private static Sight fresh(int second, Neighbour... members) {
        return new Sight(second * 1000L, A, null, null, List.of(members), false, Birth.UNKNOWN);
    }

    @Test
    void aGridThatHasNotAnsweredWhoTellsOfItDoesNotCount() {
        Neighbour dead = new Neighbour(D, UUID.randomUUID(), true, 0, false, new Birth(50), false);
        assertThat(act(sight(0, A, a, List.of(a, b, c), with(a), with(b), dead)))
                .isEqualTo(new Act.Rest());
    }

    @Test
    void whoDoesNotKnowItsGridYetDoesNotTakeItsNeighboursForAnotherBeforeTheGraceTime() {
        assertThat(act(fresh(0, without(A), with(b), with(c)))).isEqualTo(new Act.Rest());
        assertThat(act(fresh(59, without(A), with(b), with(c)))).isEqualTo(new Act.Rest());
        assertThat(act(fresh(60, without(A), with(b), with(c)))).isInstanceOf(Act.GiveWay.class);
    }

    private static Neighbour unknowing(String address) {
        return new Neighbour(address, null, false, 0, false, Birth.UNKNOWN, false);
    }

    @Test
    void aFoundingThatWasDisturbedBeginsAnewWhateverThePolicyIs() {
        KeeperRules waiting = new KeeperRules(3, Duration.ofSeconds(60), null);
        assertThat(waiting.decide(fresh(0, unknowing(A), unknowing(B))).act()).isEqualTo(new Act.Rest());
        assertThat(waiting.decide(fresh(29, unknowing(A), unknowing(B))).act()).isEqualTo(new Act.Rest());
        assertThat(waiting.decide(fresh(30, unknowing(A), unknowing(B))).act()).isInstanceOf(Act.RestartGrid.class);
    }

    @Test
    void nothingIsFoundedAnewWhereSomebodyKnowsAGridOrHasAState() {
        KeeperRules waiting = new KeeperRules(3, Duration.ofSeconds(600), null);
        Neighbour knows = new Neighbour(B, null, false, 0, false, GRID, false);
        Neighbour seated = new Neighbour(C, c.id(), true, 0, false, Birth.UNKNOWN, false);
        waiting.decide(fresh(0, unknowing(A), knows));
        assertThat(waiting.decide(fresh(100, unknowing(A), knows)).act()).isEqualTo(new Act.Rest());
        assertThat(waiting.decide(fresh(200, unknowing(A), seated)).act()).isEqualTo(new Act.Rest());
    }
}
