package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.trie.Edit;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LeakTest {
    private static final int PER_ENTRY = 64;

    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    private void apply(Client client, List<Request> commands) {
        long lowestOpen = commands.get(0).sequence();
        Batch batch = new Batch(client.id, lowestOpen, 0, commands);
        grid.table.apply(new Entry(Grid.START, Grid.SEED, 1_000, List.of(batch), List.of()), grid.effects);
        grid.effects.forgetMessages();
    }

    /** The same batch for every table, so that windows are equal where nothing else is left. */
    private byte[] settled() {
        alice.sequence += PER_ENTRY;
        bob.sequence += PER_ENTRY;
        Request last = new Request.KeepAlive(10_000_000);
        apply(alice, List.of(last));
        apply(bob, List.of(last));
        return SnapshotCodec.encode(grid.table, 1);
    }

    @Test
    void aMillionIdleNamesLeaveNothing() {
        int before = settled().length;
        alice.sequence = 10_000_000;
        List<Request> commands = new ArrayList<>();
        for (int i = 0; i < 1_000_000; i++) {
            commands.add(Ask.lock("name-" + i).maxHold(100).as(++alice.sequence));
            commands.add(new Request.Release(++alice.sequence, "name-" + i, 1, 0, 0));
            if (commands.size() >= PER_ENTRY) {
                apply(alice, commands);
                commands.clear();
            }
        }

        assertThat(grid.table.lockCount()).isZero();
        assertThat(grid.table.session(alice.id).claimCount()).isZero();
        assertThat(grid.table.session(alice.id).noticeCount()).isZero();
        assertThat(grid.effects.running.keySet()).allMatch(TimerKey.SessionTimer.class::isInstance);
        Invariants.check(grid.table);
        apply(alice, List.of(new Request.KeepAlive(++alice.sequence)));
        // A few bytes more for the higher numbers.
        assertThat(SnapshotCodec.encode(grid.table, 1).length).isBetween(before, before + 16);
    }

    @Test
    void failedAttemptsLeaveNothing() {
        alice.acquire("a");
        int before = settled().length;
        bob.sequence = 10_000_000;
        List<Request> commands = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            commands.add(Ask.lock("a").owner(i).notWaiting().as(++bob.sequence));
            if (commands.size() >= PER_ENTRY) {
                apply(bob, commands);
                commands.clear();
            }
        }

        assertThat(grid.table.lock("a").waiterCount()).isZero();
        assertThat(grid.table.session(bob.id).claimCount()).isZero();
        apply(bob, List.of(new Request.KeepAlive(++bob.sequence)));
        assertThat(SnapshotCodec.encode(grid.table, 1).length).isBetween(before, before + 16);
    }

    @Test
    void waitsThatEndedLeaveNothing() {
        alice.acquire("a");
        int before = settled().length;
        bob.sequence = 10_000_000;
        for (int i = 0; i < 10_000; i++) {
            long acquire = ++bob.sequence;
            apply(bob, List.of(Ask.lock("a").waiting(50).as(acquire), new Request.Withdraw(++bob.sequence, acquire)));
        }

        assertThat(grid.table.lock("a").waiterCount()).isZero();
        assertThat(grid.effects.running.keySet()).noneMatch(TimerKey.WaitTimer.class::isInstance);
        apply(bob, List.of(new Request.KeepAlive(++bob.sequence)));
        assertThat(SnapshotCodec.encode(grid.table, 1).length).isBetween(before, before + 16);
    }

    @Test
    void aWindowThatWasLargeBecomesSmallAgain() {
        Window window = new Window(new Edit(), 1);
        Outcome answer = new Outcome.Renewed(0);
        for (long sequence = 1; sequence <= Window.BOUND; sequence++) {
            window.put(sequence, answer);
        }
        assertThat(window.capacity()).isEqualTo(Window.BOUND);

        window.raise(Window.BOUND - 2);

        assertThat(window.capacity()).isLessThanOrEqualTo(16);
        assertThat(window.get(Window.BOUND)).isEqualTo(answer);
        assertThat(window.get(Window.BOUND - 3)).isNull();
    }
}
