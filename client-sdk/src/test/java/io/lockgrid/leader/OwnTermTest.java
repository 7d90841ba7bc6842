package io.lockgrid.leader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.LockLoss;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.leader.Leadership.Leader;
import io.lockgrid.leader.Leadership.Term;
import io.lockgrid.leader.ScriptedRole.ScriptedHold;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a term comes to its end, and how its thread is told. */
class OwnTermTest {
    private static final Duration LONG = Duration.ofMinutes(3);
    private static final Leader NOBODY = term -> {};

    private final ScriptedHold hold = new ScriptedHold(5);
    private final OwnTerm term = new OwnTerm(hold.asHold(), Surroundings.JVM);
    private final CountDownLatch begun = new CountDownLatch(1);

    /** Leads on a thread of its own; how that ended. */
    private CompletableFuture<OwnTerm.End> lead(Leader leader) throws InterruptedException {
        CompletableFuture<OwnTerm.End> end = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    OwnTerm.End how = term.lead(leading -> {
                        begun.countDown();
                        leader.lead(leading);
                    });
                    assertThat(Thread.currentThread().isInterrupted()).isFalse();
                    end.complete(how);
                },
                "leads");
        thread.setDaemon(true);
        thread.start();
        begun.await();
        return end;
    }

    private static <T> T soon(CompletableFuture<T> future) throws Exception {
        return future.get(60, TimeUnit.SECONDS);
    }

    private static ReleaseRequest request() {
        return new ReleaseRequest("role", 5, "eve", "a rollout", Instant.EPOCH);
    }

    @Test
    void aLeaderThatFailsToSayWhetherItYieldsDoes() {
        term.watch(new Leader() {
            @Override
            public void lead(Term led) {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean yieldsTo(ReleaseRequest request) {
                throw new NoClassDefFoundError("a class of the leader");
            }
        });

        hold.listener.accept(request());

        assertThat(term.isLeading()).isFalse();
    }

    @Test
    void aLossInterruptsTheLeaderAndTellsWhy() throws Exception {
        CompletableFuture<LockLoss> told = new CompletableFuture<>();
        term.watch(NOBODY);
        CompletableFuture<OwnTerm.End> end = lead(leading -> {
            leading.onRevoked(told::complete);
            new CountDownLatch(1).await();
        });

        hold.lose(LockLoss.sessionExpired());

        assertThat(soon(end)).isEqualTo(OwnTerm.End.ENDED);
        assertThat(soon(told)).isEqualTo(LockLoss.sessionExpired());
        CompletableFuture<LockLoss> late = new CompletableFuture<>();
        term.onRevoked(late::complete);
        assertThat(late).isCompletedWithValue(LockLoss.sessionExpired());
        term.giveBack();
    }

    @Test
    void aListenerThatFailsDoesNotKeepOthersFromHearing() {
        CompletableFuture<LockLoss> told = new CompletableFuture<>();
        term.watch(NOBODY);
        term.onRevoked(loss -> {
            throw new IllegalStateException("deaf");
        });
        term.onRevoked(told::complete);

        hold.lose(LockLoss.gridRestarted());

        assertThat(told).isCompletedWithValue(LockLoss.gridRestarted());
    }

    @Test
    void aSleepThatTheEndOfTheTermCutsShortTakesTheInterruptWithIt() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<OwnTerm.End> end = lead(leading -> {
            while (leading.sleep(LONG)) {
                Thread.onSpinWait();
            }
            interrupted.complete(Thread.currentThread().isInterrupted());
        });

        term.end();

        assertThat(soon(end)).isEqualTo(OwnTerm.End.ENDED);
        assertThat(soon(interrupted)).isFalse();
    }

    @Test
    void aSleepEndsWhereOnlyThisSidesClockKnowsThatTheHoldIsOver() throws Exception {
        CompletableFuture<Boolean> slept = new CompletableFuture<>();
        lead(leading -> {
            hold.released = true; // not held, and nobody has told it
            slept.complete(leading.sleep(Duration.ofMillis(1)));
        });
        assertThat(soon(slept)).isFalse();
    }

    @Test
    void aSleepIsTrueWhenItsTimePassedAndTheTermGoesOn() throws Exception {
        CompletableFuture<Boolean> slept = new CompletableFuture<>();
        CompletableFuture<OwnTerm.End> end = lead(leading -> slept.complete(leading.sleep(Duration.ofMillis(1))));

        assertThat(soon(slept)).isTrue();
        assertThat(soon(end)).isEqualTo(OwnTerm.End.RESIGNED);
        assertThatThrownBy(() -> term.sleep(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInterruptOfSomebodyElseIsNotTakenForTheEndOfTheTerm() throws Exception {
        CompletableFuture<Thread> leads = new CompletableFuture<>();
        CompletableFuture<OwnTerm.End> end = lead(leading -> {
            leads.complete(Thread.currentThread());
            leading.sleep(LONG);
        });

        soon(leads).interrupt();

        assertThat(soon(end)).isEqualTo(OwnTerm.End.FAILED);
    }

    @Test
    void nobodyIsInterruptedAfterTheLeaderHasReturned() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            term.lead(NOBODY);
            term.end();
            hold.lose(LockLoss.sessionExpired());
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        thread.start();
        assertThat(soon(interrupted)).isFalse();
    }

    @Test
    void aLeaderThatEndsItsOwnTermIsNotInterrupted() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        CompletableFuture<OwnTerm.End> end = lead(leading -> {
            term.end();
            interrupted.complete(Thread.currentThread().isInterrupted());
        });

        assertThat(soon(interrupted)).isFalse();
        assertThat(soon(end)).isEqualTo(OwnTerm.End.ENDED);
        assertThat(term.isLeading()).isFalse();
        assertThat(hold.released).as("given back only after it has returned").isFalse();
    }

    @Test
    void aLeaderIsAskedBeforeItYields() {
        List<ReleaseRequest> heard = new ArrayList<>();
        term.watch(new Leader() {
            @Override
            public void lead(Term led) {}

            @Override
            public boolean yieldsTo(ReleaseRequest request) {
                heard.add(request);
                return heard.size() > 1;
            }
        });

        hold.listener.accept(request());
        assertThat(term.isLeading()).isTrue();

        hold.listener.accept(request());
        assertThat(term.isLeading()).isFalse();
        assertThat(heard).containsExactly(request(), request());
    }

    @Test
    void aLeaderThatCannotSayWhetherItYieldsYields() {
        term.watch(new Leader() {
            @Override
            public void lead(Term led) {}

            @Override
            public boolean yieldsTo(ReleaseRequest request) {
                throw new IllegalStateException("no idea");
            }
        });

        hold.listener.accept(request());

        assertThat(term.isLeading()).isFalse();
    }

    @Test
    void givingBackARoleThatWasTakenAwayThrowsNothing() throws Exception {
        term.watch(NOBODY);
        CompletableFuture<OwnTerm.End> end = lead(leading -> leading.sleep(LONG));
        hold.lose(LockLoss.forced("eve", "stuck"));
        await().until(end::isDone);
        term.giveBack();
        assertThat(hold.released).isTrue();
    }
}
