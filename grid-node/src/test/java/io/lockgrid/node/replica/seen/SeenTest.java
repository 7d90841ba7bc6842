package io.lockgrid.node.replica.seen;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.replica.Clock;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.reads.OperatorAnswers;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.words.Ending;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeenTest {
    private static final long START = 1_750_000_000_000L;
    private static final UUID ALICE = new UUID(1, 1);
    private static final UUID BOB = new UUID(2, 2);

    private Replica replica = new Replica(Clock.at(() -> 0), 100);
    private long wallMillis = START;
    private long index;
    private long sequence;
    private long claim = (START - 1_577_836_800_000L) << 11;

    private void apply(Replica to, UUID session, Request... commands) {
        to.seen().entry(++index);
        to.apply(new Entry(wallMillis, 7, 1_000, List.of(new Batch(session, 1, 0, List.of(commands))), List.of()));
    }

    private void elapse(TimeCommand command) {
        replica.seen().entry(++index);
        replica.apply(new Entry(wallMillis, 7, 1_000, List.of(), List.of(command)));
    }

    private void open(UUID session, String name) {
        Home home = new Home(SessionKind.CLIENT, name, name + ":1", new UUID(0, 0));
        apply(
                replica,
                session,
                new Request.Open(
                        ++sequence, home, 15_000, 3_000, claim += 1000, new SessionTerms(1000, 1_000_000, 1_000_000)));
    }

    private long acquire(UUID session, String name, long waitMillis, long maxHoldMillis) {
        Request.Acquire acquire = new Request.Acquire(
                ++sequence,
                name,
                new Asker(1, "main", "why"),
                waitMillis,
                new LockTerms(Demand.MUTEX, maxHoldMillis, 0, 1000));
        apply(replica, session, acquire);
        return sequence;
    }

    private void release(UUID session, String name) {
        apply(replica, session, new Request.Release(++sequence, name, 1, 0, 0));
    }

    private GroupStatistics statistics() {
        AdminAnswer answer = ask(replica, new AdminQuery.Statistics());
        return ((AdminAnswer.Statistics) answer).statistics();
    }

    private List<LockEvent> history(String name, int most) {
        return ((AdminAnswer.History) ask(replica, new AdminQuery.History(name, most))).events();
    }

    private AdminAnswer.Events events(Replica of, long table, long after, int most) {
        return (AdminAnswer.Events) ask(of, new AdminQuery.Events(table, after, most));
    }

    private static AdminAnswer ask(Replica of, AdminQuery query) {
        return OperatorAnswers.of(new AdminQuestion(query), of, "default", "me", "default", 1_000)
                .get();
    }

    @Test
    void grantsReleasesAndTriesThatFailAreCounted() {
        open(ALICE, "alice");
        open(BOB, "bob");
        acquire(ALICE, "a", -1, 0);
        acquire(BOB, "a", 0, 0);
        acquire(BOB, "a", -1, 0);
        assertThat(statistics().holds()).isEqualTo(1);
        assertThat(statistics().waiters()).isEqualTo(1);
        release(ALICE, "a");

        GroupStatistics counted = statistics();
        assertThat(counted.grants()).isEqualTo(2);
        assertThat(counted.releases()).isEqualTo(1);
        assertThat(counted.failedTries()).isEqualTo(1);
        assertThat(counted.holds()).isEqualTo(1);
        assertThat(counted.waiters()).isZero();
        assertThat(counted.group()).isEqualTo("default");
        assertThat(counted.member()).isEqualTo("me");
    }

    @Test
    void waitsAndHoldsAreTimedByTheEntries() {
        open(ALICE, "alice");
        open(BOB, "bob");
        acquire(ALICE, "a", -1, 0);
        acquire(BOB, "a", -1, 0);
        wallMillis += 3000;
        release(ALICE, "a");
        wallMillis += 100;
        release(BOB, "a");

        GroupStatistics counted = statistics();
        assertThat(counted.waitTimes().count()).isEqualTo(2);
        assertThat(counted.waitTimes().total()).isEqualTo(Duration.ofSeconds(3));
        assertThat(counted.waitTimes().quantile(0.5)).contains(Duration.ofMillis(1));
        assertThat(counted.waitTimes().quantile(1)).contains(Duration.ofMillis(4096));
        assertThat(counted.holdTimes().total()).isEqualTo(Duration.ofMillis(3100));
        assertThat(counted.holdTimes().quantile(0.5)).contains(Duration.ofMillis(128));
    }

    @Test
    void lossesAreCountedByTheirReason() {
        open(ALICE, "alice");
        open(BOB, "bob");
        acquire(ALICE, "a", -1, 50);
        long fence = history("a", 1).get(0).fence();
        elapse(new TimeCommand.HoldElapsed("a", fence, 0));
        acquire(ALICE, "b", -1, 0);
        apply(
                replica,
                BOB,
                new Request.ForceRelease(++sequence, "b", history("b", 1).get(0).fence(), "ann", "stuck"));
        acquire(ALICE, "c", -1, 0);
        acquire(BOB, "c", 1000, 0);
        apply(replica, BOB, new Request.EndSession(++sequence, ALICE, "ann", "gone"));
        acquire(BOB, "d", -1, 0);
        apply(replica, BOB, new Request.Close(++sequence));

        GroupStatistics counted = statistics();
        assertThat(counted.lossesBy(LockLoss.Reason.MAX_HOLD_ENDED)).isEqualTo(1);
        assertThat(counted.lossesBy(LockLoss.Reason.FORCED)).isEqualTo(2);
        assertThat(counted.lossesBy(LockLoss.Reason.SESSION_EXPIRED)).isZero();
        assertThat(counted.lossesBy(LockLoss.Reason.CLOSED)).isEqualTo(2);
        assertThat(counted.releases()).isZero();
        assertThat(counted.grants()).isEqualTo(5);
        assertThat(counted.holds()).isZero();
        assertThat(counted.holdTimes().count()).isEqualTo(5);
    }

    @Test
    void aWaitThatEndsWithoutTheLockIsCountedAndRemembered() {
        open(ALICE, "alice");
        open(BOB, "bob");
        acquire(ALICE, "a", -1, 0);
        long timed = acquire(BOB, "a", 500, 0);
        elapse(new TimeCommand.WaitElapsed("a", BOB, timed));
        long withdrawn = acquire(BOB, "a", -1, 0);
        apply(replica, BOB, new Request.Withdraw(++sequence, withdrawn));

        assertThat(statistics().timeouts()).isEqualTo(1);
        assertThat(statistics().withdrawals()).isEqualTo(1);
        assertThat(statistics().waiters()).isZero();
        assertThat(history("a", 10))
                .extracting(LockEvent::kind)
                .containsExactly(
                        LockEvent.Kind.GAVE_UP,
                        LockEvent.Kind.WAITING,
                        LockEvent.Kind.GAVE_UP,
                        LockEvent.Kind.WAITING,
                        LockEvent.Kind.GRANTED);
        assertThat(history("a", 10))
                .extracting(LockEvent::cause)
                .containsExactly(LockEvent.Cause.WITHDRAWN, null, LockEvent.Cause.TIMED_OUT, null, null);
    }

    @Test
    void theHistoryOfALockTellsWhoAndWhy() {
        open(ALICE, "alice");
        acquire(ALICE, "a", -1, 0);
        long fence = history("a", 1).get(0).fence();
        apply(replica, ALICE, new Request.ForceRelease(++sequence, "a", fence, "ann", "stuck"));
        acquire(ALICE, "b", -1, 0);

        List<LockEvent> history = history("a", 10);
        assertThat(history).hasSize(2);
        LockEvent lost = history.get(0);
        assertThat(lost.kind()).isEqualTo(LockEvent.Kind.LOST);
        assertThat(lost.cause()).isEqualTo(LockEvent.Cause.FORCED);
        assertThat(lost.actor()).isEqualTo("ann");
        assertThat(lost.note()).isEqualTo("stuck");
        assertThat(lost.fence()).isEqualTo(fence).isPositive();
        assertThat(lost.member()).isEqualTo("alice");
        assertThat(lost.host()).isEqualTo("alice:1");
        assertThat(lost.owner()).isEqualTo("main");
        assertThat(lost.reason()).isEqualTo("why");
        assertThat(lost.at()).isEqualTo(Instant.ofEpochMilli(START));
        assertThat(lost.number()).isGreaterThan(history.get(1).number());
        assertThat(history("a", 1)).containsExactly(lost);
    }

    @Test
    void theRingKeepsTheLatestAndAReaderWhoIsTooLateIsTold() {
        replica = new Replica(Clock.at(() -> 0), 70);
        open(ALICE, "alice");
        for (int i = 0; i < 100; i++) {
            acquire(ALICE, "a" + i, -1, 0);
        }

        AdminAnswer.Events all = events(replica, 0, AdminQuery.Events.NONE, 1000);
        assertThat(all.gap()).isFalse();
        assertThat(all.events())
                .extracting(LockEvent::lock)
                .hasSize(70)
                .startsWith("a30")
                .endsWith("a99");
        assertThat(all.events()).extracting(LockEvent::number).isSorted();
        long first = all.events().get(0).number();
        assertThat(events(replica, all.table(), first - 5000, 10).gap()).isTrue();
        assertThat(events(replica, all.table(), first, 10).gap()).isFalse();
        assertThat(events(replica, all.table(), first, 10).events())
                .hasSize(10)
                .first()
                .satisfies(event -> assertThat(event.lock()).isEqualTo("a31"));
        assertThat(events(replica, all.table(), all.last(), 10).events()).isEmpty();
        assertThat(events(replica, all.table() + 1, first, 10).gap()).isTrue();
        assertThat(events(replica, 0, AdminQuery.Events.ALL, 10).events()).isEmpty();
        assertThat(events(replica, 0, AdminQuery.Events.ALL, 10).last()).isEqualTo(all.last());
        assertThat(history("a29", 10)).isEmpty();
    }

    @Test
    void nothingIsRememberedWhereTheHistoryIsOff() {
        replica = new Replica(Clock.at(() -> 0), 0);
        open(ALICE, "alice");
        acquire(ALICE, "a", -1, 0);

        assertThat(history("a", 10)).isEmpty();
        long from = events(replica, 0, AdminQuery.Events.ALL, 10).last();
        acquire(ALICE, "b", -1, 0);
        assertThat(events(replica, replica.tableId(), from, 10).events()).isEmpty();
        assertThat(events(replica, replica.tableId(), from, 10).gap()).isTrue();
        assertThat(statistics().grants()).isEqualTo(2);
    }

    @Test
    void whatComesWithoutADateIsDatedByTheMembersOwnClock() {
        long[] wall = {START + 1000};
        Seen seen = new Seen(10, () -> wall[0]);
        Home home = new Home(SessionKind.STOCK, "stock", "h:1", new UUID(0, 0));
        Hold hold = new Hold(
                ALICE, 1, "a", 1, 5, 1, 0, 1, new LockTerms(Demand.MUTEX, 0, 0, 0), START + 1000, "thread 1", null);
        seen.granted(hold, null, home, START, false);
        wall[0] += 500;
        seen.ended(hold, home, Ending.RELEASED, null, null, START, false);

        assertThat(seen.history().of("a", 10))
                .extracting(Happening::atMillis)
                .containsExactly(START + 1500, START + 1000);
        assertThat(seen.tally().read("default", "me").holdTimes().total()).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void aReplicaThatWasRestoredCountsWhatIsThereAndGivesTheSameNumbersFromThenOn() {
        open(ALICE, "alice");
        open(BOB, "bob");
        acquire(ALICE, "a", -1, 0);
        acquire(BOB, "a", -1, 0);
        Replica restored = new Replica(Clock.at(() -> 0), 100);
        restored.restore(replica::fork, index, Runnable::run, () -> {});
        restored.settle();
        long before = events(replica, 0, AdminQuery.Events.ALL, 10).last();

        GroupStatistics found = ((AdminAnswer.Statistics) ask(restored, new AdminQuery.Statistics())).statistics();
        assertThat(found.holds()).isEqualTo(1);
        assertThat(found.waiters()).isEqualTo(1);
        assertThat(found.grants()).isZero();

        Request release = new Request.Release(++sequence, "a", 1, 0, 0);
        apply(replica, ALICE, release);
        index--;
        apply(restored, ALICE, release);

        AdminAnswer.Events original = events(replica, replica.tableId(), before, 10);
        assertThat(original.events()).hasSize(2);
        AdminAnswer.Events other = events(restored, replica.tableId(), before, 10);
        assertThat(other.events()).isEqualTo(original.events());
        assertThat(other.gap()).isTrue();
        assertThat(events(restored, replica.tableId(), other.last(), 10).gap()).isFalse();
    }
}
