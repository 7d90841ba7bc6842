package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers of Hazelcast's own lock API ask, on the table alone. */
class StockCallsTest {
    private static final UUID ONE = new UUID(0, 1);
    private static final UUID TWO = new UUID(0, 2);
    private static final long WALL = 1_750_000_000_000L;

    private final LockTable table = new LockTable();
    private final List<Notice> notices = new ArrayList<>();
    private final Set<TimerKey> timers = new HashSet<>();
    private final Effects effects = new Effects() {
        @Override
        public void notice(UUID session, Home home, Notice notice) {
            notices.add(notice);
        }

        @Override
        public void sessionEnded(
                UUID session, Home home, SessionEnd why, @Nullable String actor, @Nullable String note) {}

        @Override
        public void startTimer(TimerKey key, long millis) {
            timers.add(key);
        }

        @Override
        public void cancelTimer(TimerKey key) {
            timers.remove(key);
        }
    };

    @BeforeEach
    void found() {
        table.apply(new Entry(WALL, 7, 1_000, List.of(), List.of()), effects);
    }

    private StockResult acquire(UUID session, long thread, long uid, String name, long waitMillis) {
        return table.apply(
                new StockCommand.Acquire(
                        new StockCommand.Call(session, thread, 0, uid),
                        "handle",
                        new Home(SessionKind.STOCK, "app", "host:1", new UUID(0, 0)),
                        name,
                        new SessionTerms(100_000, Ask.MANY, Ask.MANY),
                        0,
                        waitMillis,
                        new LockTerms(Demand.MUTEX, 0, 0, 100),
                        "thread " + thread),
                effects);
    }

    private StockResult release(UUID session, long thread, long uid, String name) {
        return table.apply(
                new StockCommand.Release(new StockCommand.Call(session, thread, 0, uid), "handle", name), effects);
    }

    private long granted(StockResult result) {
        assertThat(result.answer()).isInstanceOf(StockResult.Answer.Granted.class);
        return ((StockResult.Answer.Granted) result.answer()).fence();
    }

    private int depth(String name) {
        Lock lock = table.lock(name);
        Hold hold = lock == null ? null : lock.holder();
        return hold == null ? 0 : hold.depth();
    }

    @Test
    void aTableWithoutAFirstEntryGrantsNothing() {
        LockTable unfounded = new LockTable();
        assertThat(unfounded.apply(new StockCommand.Announce("h", "x"), effects).answer())
                .isInstanceOf(StockResult.Answer.NotFounded.class);
    }

    @Test
    void aCallThatComesAgainIsNotExecutedAgain() {
        long fence = granted(acquire(ONE, 1, 10, "x", 0));
        assertThat(granted(acquire(ONE, 1, 10, "x", 0))).isEqualTo(fence);
        assertThat(depth("x")).isEqualTo(1);

        assertThat(granted(acquire(ONE, 1, 11, "x", 0))).isEqualTo(fence);
        assertThat(depth("x")).isEqualTo(2);
        release(ONE, 1, 12, "x");
        release(ONE, 1, 12, "x");
        assertThat(depth("x")).isEqualTo(1);
    }

    @Test
    void aLastReleaseThatComesAgainIsASuccessAlsoWhenAnotherHoldsTheLockBy() {
        acquire(ONE, 1, 10, "x", 0);
        release(ONE, 1, 11, "x");
        acquire(TWO, 5, 50, "x", 0);
        assertThat(release(ONE, 1, 11, "x").answer()).isEqualTo(new StockResult.Answer.Released(0));
        assertThat(depth("x")).isEqualTo(1);
    }

    @Test
    void aWaitThatComesAgainKeepsItsPlaceAndIsGrantedOnce() {
        acquire(ONE, 1, 10, "x", 0);
        StockResult first = acquire(TWO, 5, 50, "x", -1);
        StockResult again = acquire(TWO, 5, 50, "x", -1);
        assertThat(first.answer()).isInstanceOf(StockResult.Answer.Waits.class);
        assertThat(again).isEqualTo(first);

        release(ONE, 1, 11, "x");
        assertThat(notices).hasSize(1);
        long fence = ((Notice.Granted) notices.get(0)).fence();
        assertThat(granted(acquire(TWO, 5, 50, "x", -1))).isEqualTo(fence);
        assertThat(depth("x")).isEqualTo(1);
    }

    @Test
    void aNewCallOfAThreadEndsTheWaitThatItHasLeft() {
        acquire(ONE, 1, 10, "x", 0);
        StockResult.Answer waits = acquire(TWO, 5, 50, "x", -1).answer();
        StockResult next = acquire(TWO, 5, 51, "y", 0);
        assertThat(next.left())
                .containsExactly(new StockResult.Left(TWO, ((StockResult.Answer.Waits) waits).acquire()));
        assertThat(table.lock("x").waiterCount()).isZero();

        acquire(TWO, 5, 52, "x", -1);
        assertThat(release(TWO, 5, 53, "x").answer()).isInstanceOf(StockResult.Answer.NotHeld.class);
        assertThat(table.lock("x").waiterCount()).isZero();
    }

    @Test
    void anEndedSessionLeavesItsHoldsAndWaits() {
        acquire(ONE, 1, 10, "x", 0);
        acquire(ONE, 2, 20, "y", 0);
        acquire(TWO, 5, 50, "x", -1);
        table.apply(new StockCommand.End(ONE), effects);
        assertThat(table.lock("x").holder().session()).isEqualTo(TWO);
        assertThat(table.lock("y")).isNull();
        assertThat(table.session(ONE)).isNull();
    }

    @Test
    void aHandleThatDestroyedIsRefusedUntilAnotherIsAnnounced() {
        acquire(ONE, 1, 10, "x", 0);
        StockResult.Answer waits = acquire(TWO, 5, 50, "x", -1).answer();
        StockResult destroyed = table.apply(new StockCommand.Destroy("handle", "x"), effects);
        assertThat(destroyed.left())
                .containsExactly(new StockResult.Left(TWO, ((StockResult.Answer.Waits) waits).acquire()));
        assertThat(table.lock("x")).isNull();
        assertThat(acquire(ONE, 1, 12, "x", 0).answer()).isInstanceOf(StockResult.Answer.HandleDestroyed.class);
        assertThat(acquire(ONE, 1, 13, "other", 0).answer()).isInstanceOf(StockResult.Answer.Granted.class);

        table.apply(new StockCommand.Announce("handle", "x"), effects);
        assertThat(acquire(ONE, 1, 14, "x", 0).answer()).isInstanceOf(StockResult.Answer.Granted.class);
    }

    @Test
    void whatBeganIsDatedByTheNextClockCommandAlone() {
        acquire(ONE, 1, 10, "x", 0);
        acquire(TWO, 5, 50, "x", -1);
        assertThat(timers).contains(TimerKey.ClockTimer.CLOCK);
        TimeCommand clock = table.elapsed(TimerKey.ClockTimer.CLOCK);
        table.apply(new Entry(WALL + 5_000, 1, 1_000, List.of(), List.of(clock)), effects);

        assertThat(table.lock("x").holder().since()).isEqualTo(WALL + 5_000);
        assertThat(table.lock("x").waiters(1).get(0).since()).isEqualTo(WALL + 5_000);
        assertThat(timers).doesNotContain(TimerKey.ClockTimer.CLOCK);
        assertThat(table.elapsed(TimerKey.ClockTimer.CLOCK)).isNull();
    }

    @Test
    void aRestoredTableGoesOnWhereTheOtherWas() {
        acquire(ONE, 1, 10, "x", 0);
        acquire(TWO, 5, 50, "x", -1);
        acquire(ONE, 2, 20, "gone", 0);
        table.apply(new StockCommand.Destroy("other handle", "gone"), effects);
        byte[] bytes = SnapshotCodec.encode(table.fork(), 1);
        LockTable restored = SnapshotCodec.decode(bytes);
        assertThat(SnapshotCodec.encode(restored.fork(), 1)).isEqualTo(bytes);

        StockCommand retry = new StockCommand.Release(new StockCommand.Call(ONE, 1, 0, 11), "handle", "x");
        assertThat(restored.apply(retry, effects)).isEqualTo(table.apply(retry, effects));
        assertThat(restored.apply(retry, effects)).isEqualTo(table.apply(retry, effects));
        assertThat(restored.lastFence()).isEqualTo(table.lastFence());
    }

    @Test
    void manyThreadsOverTimeLeaveABoundedMemory() {
        for (long thread = 1; thread <= 20_000; thread++) {
            acquire(ONE, thread, thread, "x" + thread % 10, 0);
            release(ONE, thread, 100_000 + thread, "x" + thread % 10);
        }
        assertThat(table.session(ONE).memos()).hasSize(StockMemo.BOUND);
        assertThat(table.lockCount()).isZero();
    }
}
