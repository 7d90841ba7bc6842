package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Calls of Hazelcast's own lock API that come again after very many others, or after the end of their session. */
class StockRetriesTest {
    private static final UUID OTHER = new UUID(0, 1);
    private static final UUID BUSY = new UUID(0, 2);
    private static final int OTHERS = StockMemo.BOUND + 1;

    private final Grid grid = new Grid();
    private final Client operator = grid.open("operator");

    private StockResult.Answer acquire(UUID session, long thread, long uid, String name, long waitMillis) {
        return apply(grid.table, acquireOf(session, thread, uid, name, waitMillis));
    }

    private static StockCommand acquireOf(UUID session, long thread, long uid, String name, long waitMillis) {
        Home home = new Home(SessionKind.STOCK, "app", "host:1", new UUID(0, 0));
        StockCommand.Call call = new StockCommand.Call(session, thread, 0, uid);
        return new StockCommand.Acquire(
                call,
                "handle",
                home,
                name,
                new SessionTerms(100_000, Ask.MANY, Ask.MANY),
                0,
                waitMillis,
                new LockTerms(Demand.MUTEX, 0, 0, 1_000),
                "thread " + thread);
    }

    private StockResult.Answer release(UUID session, long thread, long uid, String name) {
        return apply(grid.table, releaseOf(session, thread, uid, name));
    }

    private static StockCommand releaseOf(UUID session, long thread, long uid, String name) {
        return new StockCommand.Release(new StockCommand.Call(session, thread, 0, uid), "handle", name);
    }

    private StockResult.Answer apply(LockTable table, StockCommand command) {
        StockResult.Answer answer = table.apply(command, grid.effects).answer();
        Invariants.check(table);
        return answer;
    }

    /** As many other threads use the session as its memory of calls holds, and one more; none has a lock afterwards. */
    private void manyOthers(long from) {
        for (long thread = from; thread < from + OTHERS; thread++) {
            grid.table.apply(acquireOf(BUSY, thread, thread, "y" + thread, 0), grid.effects);
            grid.table.apply(releaseOf(BUSY, thread, 1_000_000 + thread, "y" + thread), grid.effects);
        }
    }

    @Test
    void aThreadThatWaitsDoesNotWaitForItself() {
        acquire(OTHER, 1, 1, "x", -1);
        StockResult.Answer waits = acquire(BUSY, 7, 7, "x", -1);
        manyOthers(100);

        assertThat(acquire(BUSY, 7, 7, "x", -1)).isEqualTo(waits);
        release(OTHER, 1, 2, "x");

        assertThat(grid.holder("x").session()).isEqualTo(BUSY);
        assertThat(grid.table.lock("x").waiterCount()).isZero();
        manyOthers(10_000);
        assertThat(acquire(BUSY, 7, 7, "x", -1))
                .isEqualTo(new StockResult.Answer.Granted(grid.holder("x").fence()));
        assertThat(grid.holder("x").depth()).isEqualTo(1);
    }

    @Test
    void aWaitThatRanOutIsToldTheSameWhenItsCallComesAgain() {
        acquire(OTHER, 1, 1, "x", -1);
        acquire(BUSY, 7, 7, "x", 50);
        manyOthers(100);
        grid.elapseAll(TimerKey.WaitTimer.class);

        assertThat(acquire(BUSY, 7, 7, "x", 50)).isEqualTo(new StockResult.Answer.Refused(null, 0));
        assertThat(grid.table.lock("x").waiterCount()).isZero();
    }

    @Test
    void aThreadThatHoldsEntersOnceByEachCall() {
        acquire(BUSY, 7, 1, "x", 0);
        acquire(BUSY, 7, 2, "x", 0);
        manyOthers(100);

        acquire(BUSY, 7, 2, "x", 0);

        assertThat(grid.holder("x").depth()).isEqualTo(2);
    }

    @Test
    void aThreadThatHoldsLeavesOnceByEachCall() {
        acquire(BUSY, 7, 1, "x", 0);
        acquire(BUSY, 7, 2, "x", 0);
        release(BUSY, 7, 3, "x");
        manyOthers(100);

        assertThat(release(BUSY, 7, 3, "x")).isEqualTo(new StockResult.Answer.Released(1));
        assertThat(grid.holder("x").depth()).isEqualTo(1);
    }

    @Test
    void aCallWhoseWaitWasEndedWithTheLockWaitsForNothing() {
        acquire(OTHER, 1, 1, "x", -1);
        acquire(BUSY, 7, 7, "x", -1);
        apply(grid.table, new StockCommand.Destroy("another handle", "x"));

        assertThat(acquire(BUSY, 7, 7, "x", -1)).isInstanceOf(StockResult.Answer.Granted.class);
    }

    @Test
    void whatIsRememberedIsBoundedByHoldsAndWaits() {
        for (long thread = 1; thread <= 3_000; thread++) {
            acquire(BUSY, thread, thread, "held" + thread, 0);
        }
        manyOthers(10_000);
        assertThat(grid.table.session(BUSY).memos()).hasSize(3_000 + StockMemo.BOUND);
        for (long thread = 1; thread <= 3_000; thread++) {
            release(BUSY, thread, 10_000 + thread, "held" + thread);
        }
        assertThat(grid.table.session(BUSY).memos()).hasSize(StockMemo.BOUND);
    }

    @Test
    void aCallOfASessionThatAnOperatorEndedGetsNoLockAnyMore() {
        acquire(BUSY, 7, 7, "x", 0);
        operator.endSession(BUSY);
        operator.granted("x");
        grid.table = SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));

        assertThat(acquire(BUSY, 7, 7, "x", -1)).isEqualTo(new StockResult.Answer.SessionEnded());
        assertThat(acquire(BUSY, 8, 8, "y", 0)).isEqualTo(new StockResult.Answer.SessionEnded());
        assertThat(release(BUSY, 7, 9, "x")).isEqualTo(new StockResult.Answer.SessionEnded());
        assertThat(grid.table.lock("x").waiterCount()).isZero();
        assertThat(grid.table.session(BUSY)).isNull();
    }

    @Test
    void nothingRemainsOfASessionThatAnOperatorEndedOnceItsCpSessionIsOver() {
        byte[] before = SnapshotCodec.encode(grid.table, 1);
        acquire(BUSY, 7, 7, "x", 0);
        operator.endSession(BUSY);
        apply(grid.table, new StockCommand.End(BUSY));

        assertThat(grid.table.state().bans().barred()).isEmpty();
        assertThat(SnapshotCodec.encode(grid.table, 1).length).isLessThan(before.length + 200);
    }

    /** What may be forgotten is not in a snapshot but follows from it: replicas must agree on it all the same. */
    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void replicasThatRestoreSnapshotsRememberTheSame(@ForAll long seed) {
        Random random = new Random(seed);
        LockTable leader = grid.table;
        LockTable follower = SnapshotCodec.decode(SnapshotCodec.encode(leader, 1));
        RecordingEffects effects = grid.effects;
        for (int i = 0; i < 20_000; i++) {
            long thread = random.nextInt(3) == 0 ? random.nextInt(8) : 100 + random.nextInt(4_000);
            UUID session = random.nextInt(4) == 0 ? OTHER : BUSY;
            String name = thread < 100 ? "x" + random.nextInt(4) : "y" + random.nextInt(40);
            long wait = thread < 100 ? random.nextInt(3) * 50L : 0;
            boolean enters = random.nextBoolean();
            long uid = i - random.nextInt(2);
            StockCommand command = enters
                    ? acquireOf(session, thread, uid, name, wait)
                    : releaseOf(session, thread, 1_000_000 + uid, name);
            assertThat(follower.apply(command, effects)).isEqualTo(leader.apply(command, effects));
            if (random.nextInt(20) == 0) {
                Entry elapsed = elapsed(leader, random, effects);
                leader.apply(elapsed, effects);
                follower.apply(elapsed, effects);
            }
            if (random.nextInt(2_000) == 0) {
                byte[] snapshot = SnapshotCodec.encode(leader, 1);
                assertThat(SnapshotCodec.encode(follower, 1)).isEqualTo(snapshot);
                follower = SnapshotCodec.decode(snapshot);
            }
        }
    }

    private static Entry elapsed(LockTable table, Random random, RecordingEffects effects) {
        List<TimerKey> timers = new ArrayList<>(effects.running.keySet());
        timers.removeIf(timer -> timer instanceof TimerKey.SessionTimer);
        TimeCommand command = timers.isEmpty() ? null : table.elapsed(timers.get(random.nextInt(timers.size())));
        return new Entry(Grid.START, 1, 1_000, List.of(), command == null ? List.of() : List.of(command));
    }
}
