package io.lockgrid.leader;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.GridClosedException;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockLoss;
import io.lockgrid.leader.Leadership.Leader;
import io.lockgrid.leader.ScriptedRole.ScriptedHold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** When a candidate stands, and when it stands again. Leads on the test's own thread, so that every step is seen. */
class CandidacyTest {
    private static final Executor HERE = Runnable::run;

    private final ScriptedRole role = new ScriptedRole();
    private final List<Long> led = new ArrayList<>();

    private Candidacy standing(Leader leader, Executor executor) {
        Candidacy candidacy = new Candidacy(role.lock(), leader, executor, role);
        candidacy.stand();
        return candidacy;
    }

    private static List<Duration> seconds(int... each) {
        List<Duration> list = new ArrayList<>();
        for (int seconds : each) {
            list.add(Duration.ofSeconds(seconds));
        }
        return list;
    }

    @Test
    void aCandidateAsksOnceAndThenWaits() {
        Candidacy candidacy = standing(term -> led.add(term.fence()), HERE);

        assertThat(role.asked).hasSize(1);
        assertThat(role.pauses).isEmpty();
        assertThat(candidacy.term()).isNull();
        assertThat(led).isEmpty();
    }

    @Test
    void aLeaderThatResignsGivesTheRoleBackAndStandsAgainAfterASecond() {
        standing(term -> led.add(term.fence()), HERE);

        for (int i = 0; i < 3; i++) {
            assertThat(role.grant().released).isTrue();
            role.pass();
        }

        assertThat(led).containsExactly(1L, 2L, 3L);
        assertThat(role.pauses).isEqualTo(seconds(1, 1, 1));
        assertThat(role.asked).hasSize(4);
    }

    @Test
    void aRoleThatCannotBeGivenBackDoesNotEndItsCandidacy() {
        standing(term -> role.granted.failure = new NoClassDefFoundError("a class of the release"), HERE);

        assertThat(role.grant().released).isTrue();
        role.pass();

        assertThat(role.pauses).isEqualTo(seconds(1));
        assertThat(role.asked).hasSize(2);
    }

    @Test
    void aLeaderThatFailsAgainAndAgainStandsAfterEverLongerPauses() {
        standing(
                term -> {
                    if (term.fence() % 2 == 0) {
                        throw new StackOverflowError("out of depth");
                    }
                    throw new Exception("out of luck");
                },
                HERE);

        for (int i = 0; i < 7; i++) {
            assertThat(role.grant().released).isTrue();
            role.pass();
        }

        assertThat(role.pauses).isEqualTo(seconds(1, 2, 4, 8, 16, 30, 30));
    }

    @Test
    void aTermThatWentWellOrLastedLongMakesThePausesShortAgain() {
        standing(
                term -> {
                    if (term.fence() == 5) {
                        role.pass(Duration.ofMinutes(2));
                    }
                    if (term.fence() != 3) {
                        throw new IllegalStateException("out of luck");
                    }
                },
                HERE);

        for (int i = 0; i < 6; i++) {
            role.grant();
            role.pass();
        }

        assertThat(role.pauses).isEqualTo(seconds(1, 2, 1, 1, 1, 2));
    }

    @Test
    void aGridThatDoesNotAnswerNeverEndsACandidacy() {
        standing(term -> led.add(term.fence()), HERE);

        for (int i = 0; i < 100; i++) {
            role.latest().completeExceptionally(new GridUnavailableException("no majority"));
            role.pass();
        }
        role.grant();

        assertThat(role.pauses).hasSize(101).containsOnly(Duration.ofSeconds(1));
        assertThat(led).containsExactly(1L);
    }

    @Test
    void aCandidateThatIsRefusedTriesAgainAfterEverLongerPauses() {
        standing(term -> led.add(term.fence()), HERE);

        for (int i = 0; i < 3; i++) {
            role.latest().completeExceptionally(new LimitExceededException("waiters-per-lock", 1, "The acquire"));
            role.pass();
        }

        assertThat(role.pauses).isEqualTo(seconds(1, 2, 4));
        assertThat(role.asked).hasSize(4);
    }

    @Test
    void aClosedGridEndsACandidacy() {
        Candidacy candidacy = standing(term -> led.add(term.fence()), HERE);

        role.latest().completeExceptionally(new GridClosedException());

        assertThat(role.pauses).isEmpty();
        assertThat(role.asked).hasSize(1);
        candidacy.close();
    }

    @Test
    void aLeaderWhoseRoleWasTakenAwayStandsAgainAtOnce() {
        Candidacy candidacy = standing(
                term -> {
                    led.add(term.fence());
                    role.granted.lose(LockLoss.forced("eve", "stuck"));
                    assertThat(term.isLeading()).isFalse();
                },
                HERE);

        role.grant();

        assertThat(led).containsExactly(1L);
        assertThat(role.asked).hasSize(2);
        assertThat(role.pauses).isEmpty();
        assertThat(candidacy.term()).isNull();
    }

    @Test
    void nobodyLeadsATermThatIsOverBeforeItsThreadIsThere() {
        standing(term -> led.add(term.fence()), task -> {
            role.granted.lose(LockLoss.forced("eve", "stuck"));
            task.run();
        });

        role.grant();

        assertThat(led).isEmpty();
        assertThat(role.asked).hasSize(2);
    }

    @Test
    void anExecutorThatRefusesGivesTheRoleBackAndIsAskedAgainAfterAPause() {
        standing(term -> led.add(term.fence()), task -> {
            throw new RejectedExecutionException("full");
        });

        for (int i = 0; i < 3; i++) {
            assertThat(role.grant().released).isTrue();
            role.pass();
        }

        assertThat(led).isEmpty();
        assertThat(role.pauses).isEqualTo(seconds(1, 2, 4));
    }

    @Test
    void aCandidateThatIsClosedLeavesTheQueue() {
        Candidacy candidacy = standing(term -> led.add(term.fence()), HERE);

        candidacy.close();
        candidacy.close();

        assertThat(role.latest()).isCancelled();
        assertThat(role.asked).hasSize(1);
        assertThat(role.pauses).isEmpty();
    }

    @Test
    void aGrantThatComesWithTheCloseIsGivenBackAndNobodyLeads() {
        ScriptedHold hold = new ScriptedHold(1);
        role.next = new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterrupt) {
                complete(hold.asHold());
                return false;
            }
        };
        Candidacy candidacy = standing(term -> led.add(term.fence()), HERE);

        candidacy.close();

        assertThat(hold.released).isTrue();
        assertThat(led).isEmpty();
        assertThat(role.asked).hasSize(1);
        assertThat(candidacy.term()).isNull();
    }

    @Test
    void aCloseWhileItPausesIsTheEnd() {
        Candidacy candidacy = standing(term -> led.add(term.fence()), HERE);
        role.grant();

        candidacy.close();
        role.pass();

        assertThat(role.asked).hasSize(1);
    }

    @Test
    void aLeaderMayCloseItsOwnCandidacy() {
        Candidacy[] own = new Candidacy[1];
        own[0] = new Candidacy(
                role.lock(),
                term -> {
                    own[0].close();
                    led.add(term.isLeading() ? 1L : 0L);
                },
                HERE,
                role);
        own[0].stand();

        ScriptedHold hold = role.grant();

        assertThat(hold.released).isTrue();
        assertThat(led).as("leads no more after the close").containsExactly(0L);
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(role.asked).hasSize(1);
    }
}
