package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockState;
import io.lockgrid.leader.Leadership;
import io.lockgrid.leader.Leadership.Leader;
import io.lockgrid.leader.Leadership.Term;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What leadership is over every grid, whether in one process, in a member or through a client. */
abstract class LeadershipContract {
    private static final Duration SOON = GridContract.SOON;

    /** Until the term is over. */
    private static final Duration WHILE_IT_LEADS = Duration.ofDays(1);

    /** The grid under test. */
    abstract LockGrid grid();

    /** The same grid as another program sees it; the same instance where there is no other. */
    abstract LockGrid other();

    /** Where each test has its own; after its candidates are closed. */
    void closeGrids() {}

    private final String role = "roles/" + UUID.randomUUID();
    private final List<Leadership> candidates = new ArrayList<>();
    private final BlockingQueue<Term> begun = new LinkedBlockingQueue<>();
    private final AtomicInteger leading = new AtomicInteger();
    private final AtomicLong lastFence = new AtomicLong();

    /** What leaders saw that must not be: what they throw goes to the log and not to the test. */
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    /** Leads alone, under a fence that is higher than all before, until its term is over. */
    private void leadAlone(Term term) throws InterruptedException {
        if (leading.incrementAndGet() != 1) {
            wrong.add(term + " began while another went on");
        }
        if (term.fence() <= lastFence.getAndSet(term.fence())) {
            wrong.add(term + " has not a higher fence than the one before");
        }
        begun.add(term);
        try {
            if (term.sleep(WHILE_IT_LEADS)) {
                wrong.add(term + " slept for a day");
            }
        } finally {
            leading.decrementAndGet();
        }
    }

    private Leadership candidate(LockGrid grid, Leader leader) {
        Leadership candidate = Leadership.of(grid, role, leader);
        candidates.add(candidate);
        return candidate;
    }

    private Term nextTerm() throws InterruptedException {
        Term term = begun.poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(term).as("a term that begins").isNotNull();
        return term;
    }

    private void awaitWaiters(int count) {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() ->
                        grid().admin().lock(role).map(LockInfo::waiterCount).orElse(0) == count);
    }

    private void awaitFree() {
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .untilAsserted(() -> assertThat(grid().admin().lock(role)).isEmpty());
    }

    @AfterEach
    void closeCandidates() {
        candidates.forEach(Leadership::close);
        awaitFree();
        closeGrids();
        assertThat(leading).hasValue(0);
        assertThat(wrong).isEmpty();
    }

    @Test
    void oneLeadsAndTheNextFollowsUnderAHigherFenceWhenItYields() throws Exception {
        Leadership first = candidate(grid(), this::leadAlone);
        Term before = nextTerm();
        Leadership second = candidate(other(), this::leadAlone);
        awaitWaiters(1);
        assertThat(first.isLeader()).isTrue();
        assertThat(first.fence()).isEqualTo(OptionalLong.of(before.fence()));
        assertThat(second.isLeader()).isFalse();
        assertThat(second.fence()).isEmpty();

        first.yield();

        assertThat(first.isLeader()).isFalse();
        Term after = nextTerm();
        assertThat(after.fence()).isGreaterThan(before.fence());
        assertThat(second.isLeader()).isTrue();
        awaitWaiters(1); // the first stands again, behind

        second.yield();
        assertThat(nextTerm().fence()).isGreaterThan(after.fence());
        assertThat(first.isLeader()).isTrue();
    }

    @Test
    void theRoleIsGivenBackOnlyWhenItsLeaderHasReturned() throws Exception {
        CountDownLatch tidyingUp = new CountDownLatch(1);
        CountDownLatch tidied = new CountDownLatch(1);
        Leadership slow = candidate(grid(), term -> {
            begun.add(term);
            term.sleep(WHILE_IT_LEADS);
            tidyingUp.countDown();
            tidied.await();
        });
        nextTerm();

        slow.yield();
        tidyingUp.await();

        assertThat(slow.isLeader()).isFalse();
        assertThat(other().lock(role).tryAcquire()).isEmpty();
        tidied.countDown();
        nextTerm();
    }

    @Test
    void aForcedReleaseInterruptsTheLeaderWhichStandsAgainWhenItHasEnded() throws Exception {
        CompletableFuture<LockLoss> told = new CompletableFuture<>();
        CountDownLatch interrupted = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicInteger terms = new AtomicInteger();
        Leadership candidate = candidate(grid(), term -> {
            begun.add(term);
            if (terms.incrementAndGet() > 1) {
                term.sleep(WHILE_IT_LEADS);
                return;
            }
            term.onRevoked(told::complete);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            mayEnd.await();
        });
        Term first = nextTerm();

        other().admin().forceRelease(role, first.fence(), "eve", "stuck");

        assertThat(interrupted.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(told.get(SOON.toSeconds(), TimeUnit.SECONDS)).isEqualTo(LockLoss.forced("eve", "stuck"));
        assertThat(candidate.isLeader()).isFalse();
        assertThat(first.isLeading()).isFalse();
        assertThat(grid().lock(role).inspect())
                .as("stands only when it has ended")
                .isEmpty();
        mayEnd.countDown();
        assertThat(nextTerm().fence()).isGreaterThan(first.fence());
        assertThat(candidate.isLeader()).isTrue();
    }

    @Test
    void aLeaderWhoseSessionIsClosedByAnOperatorIsRevokedAndLeadsAgain() throws Exception {
        candidate(grid(), this::leadAlone);
        Term first = nextTerm();
        String session = other().admin().lock(role).orElseThrow().holder().session();

        other().admin().closeSession(session, "eve", "gone mad");

        Term second = nextTerm();
        assertThat(first.isLeading()).isFalse();
        assertThat(second.fence()).isGreaterThan(first.fence());
    }

    @Test
    void anOperatorWhoAsksForTheRoleGetsTheNextInTheQueueToLead() throws Exception {
        candidate(grid(), this::leadAlone);
        Term first = nextTerm();
        Leadership next = candidate(other(), this::leadAlone);
        awaitWaiters(1);

        other().admin().askToRelease(role, first.fence(), "eve", "a rollout");

        nextTerm();
        assertThat(next.isLeader()).isTrue();
    }

    @Test
    void aLeaderMaySayNo() throws Exception {
        CompletableFuture<ReleaseRequest> asked = new CompletableFuture<>();
        Leadership stays = candidate(grid(), new Leader() {
            @Override
            public void lead(Term term) throws Exception {
                leadAlone(term);
            }

            @Override
            public boolean yieldsTo(ReleaseRequest request) {
                asked.complete(request);
                return false;
            }
        });
        Term term = nextTerm();

        other().admin().askToRelease(role, term.fence(), "eve", "a rollout");

        assertThat(asked.get(SOON.toSeconds(), TimeUnit.SECONDS).actor()).isEqualTo("eve");
        assertThat(stays.isLeader()).isTrue();
        assertThat(term.isLeading()).isTrue();
    }

    @Test
    void aLeaderThatFailsGivesTheRoleToTheNext() throws Exception {
        candidate(grid(), term -> {
            begun.add(term);
            awaitWaiters(1);
            throw new IllegalStateException("out of luck");
        });
        Term failed = nextTerm();
        Leadership next = candidate(other(), this::leadAlone);

        assertThat(nextTerm().fence()).isGreaterThan(failed.fence());
        assertThat(next.isLeader()).isTrue();
    }

    @Test
    void aCloseWaitsForTheLeaderAndFreesTheRole() throws Exception {
        CompletableFuture<Boolean> ended = new CompletableFuture<>();
        Leadership candidate = candidate(grid(), term -> {
            begun.add(term);
            term.sleep(WHILE_IT_LEADS);
            ended.complete(other().lock(role).tryAcquire().isEmpty());
        });
        nextTerm();

        candidate.close();

        assertThat(ended).isCompletedWithValue(true);
        assertThat(candidate.isLeader()).isFalse();
        Hold free = other().lock(role).tryAcquire().orElseThrow();
        free.release();
        candidate.close();
    }

    @Test
    void aCandidateThatIsClosedLeavesTheQueue() throws Exception {
        candidate(grid(), this::leadAlone);
        nextTerm();
        Leadership waiting = candidate(other(), this::leadAlone);
        awaitWaiters(1);

        waiting.close();

        awaitWaiters(0);
        assertThat(begun).isEmpty();
    }

    @Test
    void aCandidateThatIsClosedAsItGetsTheRoleLeavesNothingBehind() throws Exception {
        for (int i = 0; i < 60; i++) {
            Leadership candidate = candidate(i % 2 == 0 ? grid() : other(), this::leadAlone);
            long chance = ThreadLocalRandom.current().nextLong(2_000_000);
            for (long since = System.nanoTime(); System.nanoTime() - since < chance; ) {
                Thread.onSpinWait();
            }
            candidate.close();
            assertThat(candidate.isLeader()).isFalse();
        }
        awaitFree();
    }

    @Test
    void manyCandidatesThatYieldAndResignLeadOneAtATimeUnderRisingFences() throws Exception {
        for (int i = 0; i < 6; i++) {
            candidate(i % 2 == 0 ? grid() : other(), this::leadAlone);
        }
        for (int i = 0; i < 60; i++) {
            nextTerm();
            candidates.forEach(Leadership::yield);
        }
    }

    @Test
    void aThousandRolesThatWaitCostNoThreads() throws Exception {
        int roles = 1_000;
        List<CompletableFuture<Hold>> held = new ArrayList<>();
        for (int i = 0; i < roles; i++) {
            held.add(other().lock(role + "/" + i).acquireAsync());
        }
        for (CompletableFuture<Hold> each : held) {
            each.get(SOON.toSeconds(), TimeUnit.SECONDS);
        }
        int before = Thread.activeCount();
        for (int i = 0; i < roles; i++) {
            candidates.add(Leadership.of(grid(), role + "/" + i, this::leadAlone));
        }
        await().pollInterval(Duration.ofMillis(10))
                .atMost(SOON)
                .until(() -> grid().admin()
                                .locks(LockQuery.all().withPrefix(role + "/").withStates(Set.of(LockState.WAITED_FOR)))
                                .total()
                        == roles);

        assertThat(Thread.activeCount() - before).isLessThan(50);

        candidates.forEach(Leadership::close);
        assertThat(begun).isEmpty();
        for (CompletableFuture<Hold> each : held) {
            each.join().release();
        }
    }

    @Test
    void aRoleThatCannotBeALocksNameIsRefused() {
        assertThatThrownBy(() -> Leadership.of(grid(), "", this::leadAlone))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Leadership.of(grid(), "user/joe@example.com", this::leadAlone))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
