package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimerKey;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SnapshotCodecTest {
    private final Grid grid = new Grid();

    private LockTable restored() {
        return SnapshotCodec.decode(SnapshotCodec.encode(grid.table.fork(), 1));
    }

    @Test
    void aTableThatNeverAppliedAnythingSurvives() {
        LockTable restored = restored();

        assertThat(Picture.of(restored)).isEqualTo(Picture.of(new LockTable()));
        Entry first = new Entry(Grid.START, 99, 1_000, List.of(), List.of());
        restored.apply(first, grid.effects);
        assertThat(restored.tableId()).isEqualTo(LockTable.idOf(first));
    }

    @Test
    void everythingThatATableKnowsSurvives() {
        Client alice = grid.open("alice");
        Client bob = grid.open("bob");
        alice.send(Ask.lock("held").maxHold(100).lockDelay(7).reason("nächtlich"));
        alice.reenter("held", 3);
        alice.releaseTo(2, "held");
        alice.renew("held", 200);
        bob.send(Ask.lock("held")
                .waiting(50)
                .maxHold(3)
                .lockDelay(4)
                .label("worker")
                .reason("why"));
        bob.send(Ask.lock("held"));
        bob.tryAcquire("held");
        long lost = alice.granted(Ask.lock("delayed").maxHold(100).lockDelay(7));
        bob.acquire("delayed");
        grid.elapse(new TimerKey.HoldTimer("delayed", lost));
        bob.release("nothing");
        long forced = alice.granted("forced");
        bob.forceRelease("forced", forced + 1);
        bob.forceRelease("forced", forced);
        bob.forceRelease("nothing", 1);
        bob.endSession(new UUID(9, 9));
        bob.send(Ask.lock("held").maxWaiters(1));
        bob.keepAlive();

        assertThat(Picture.of(restored())).isEqualTo(Picture.of(grid.table));
    }

    @Test
    void everyAnswerThatASessionKeepsSurvives() {
        Client alice = grid.open("alice");
        long sequence = alice.sequence;
        alice.send(Ask.lock("a"));
        alice.send(Ask.lock("a"));
        alice.tryAcquire("a");
        alice.renew("a", 5);
        alice.release("a");
        alice.release("zzz");
        alice.withdraw(90);
        alice.keepAlive();
        alice.forceRelease("a", 1);
        alice.forceRelease("b", 1);
        alice.forceRelease("a", grid.holder("a").fence());
        alice.endSession(new UUID(1, 1));
        alice.send(Ask.lock("c"));
        alice.send(Ask.lock("c").maxWaiters(0));
        LockTable restored = restored();

        Window kept = grid.table.session(alice.id).window();
        Window read = restored.session(alice.id).window();
        for (long i = sequence + 1; i <= alice.sequence; i++) {
            assertThat(read.get(i)).isNotNull().isEqualTo(kept.get(i));
        }
        assertThat(read.get(90)).isEqualTo(Outcome.Done.DONE);
    }

    @Test
    void aRestoredTableKeepsTheOrderOfItsWaiters() {
        Client alice = grid.open("alice");
        Client bob = grid.open("bob");
        alice.acquire("a");
        bob.acquire("a");
        alice.acquire("a");
        grid.table = restored();

        bob.acquire("a");

        assertThat(grid.waiters("a")).containsExactly(bob.id, alice.id, bob.id);
    }

    @Test
    void equalLabelsAreOneObjectAfterARestore() {
        Client alice = grid.open("alice");
        alice.send(Ask.lock("a").label("thread-1"));
        alice.send(Ask.lock("b").label(String.valueOf("thread-1".toCharArray())));
        LockTable restored = restored();

        assertThat(restored.lock("a").holder().ownerLabel())
                .isSameAs(restored.lock("b").holder().ownerLabel());
    }

    @Test
    void theBytesDoNotTellWhetherATableWasRestored() {
        Client alice = grid.open("alice");
        for (String name : List.of("Aa", "BB", "AaBB", "BBAa", "AaAa", "x", "y")) {
            alice.acquire(name);
        }
        alice.release("BBAa");

        assertThat(SnapshotCodec.encode(restored(), 1)).isEqualTo(SnapshotCodec.encode(grid.table, 1));
    }
}
