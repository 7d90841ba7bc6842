package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.node.table.words.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FenceTest {
    private static final long YEAR = 365L * 24 * 60 * 60 * 1000;

    private final Grid grid = new Grid();

    @Test
    void fencesBeginAtTheTimeOfTheFirstEntry() {
        Client alice = grid.open("alice"); // takes one
        long sinceEpoch = Grid.START - Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

        assertThat(alice.granted("a")).isEqualTo((sinceEpoch << 11) + 2);
    }

    @Test
    void laterEntriesDoNotMoveTheFences() {
        Client alice = grid.open("alice");
        long first = alice.granted("a");
        grid.wallMillis += YEAR;

        assertThat(alice.granted("b")).isEqualTo(first + 1);
    }

    @Test
    void aClockBefore2020GivesPositiveFences() {
        grid.wallMillis = 0;

        assertThat(grid.open("alice").granted("a")).isEqualTo(2);
    }

    @Test
    void theFirstEntryNamesTheTable() {
        assertThat(grid.table.tableId()).isZero();
        assertThat(grid.table.lastFence()).isZero();
        Entry first = new Entry(Grid.START, 17, 1_000, List.of(), List.of());
        grid.apply(first);
        grid.apply(new Entry(Grid.START, 18, 1_000, List.of(), List.of()));

        assertThat(grid.table.tableId()).isEqualTo(LockTable.idOf(first));
    }

    @Test
    void ofTwoTablesTheLaterOneHasTheHigherNumber() {
        assertThat(LockTable.idOf(new Entry(Grid.START + 1, 1, 1_000, List.of(), List.of())))
                .isGreaterThan(LockTable.idOf(new Entry(Grid.START, -1, 1_000, List.of(), List.of())));
    }

    @Test
    void everyGrantHasAHigherFence() {
        Client alice = grid.open("alice");
        Client bob = grid.open("bob");
        List<Long> fences = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            fences.add(alice.granted("a"));
            bob.acquire("a");
            alice.release("a");
            fences.add(grid.holder("a").fence());
            bob.release("a");
        }

        assertThat(fences).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aSessionThatSawAHigherFenceRaisesTheNextOnes() {
        Client alice = grid.open("alice");
        long fence = alice.granted("a");
        Client returning = grid.stranger("returning");
        returning.highestFence = fence + 1_000_000;
        returning.open();

        assertThat(alice.granted("b")).isEqualTo(returning.highestFence + 2);
    }

    @Test
    void aSessionThatSawALowerFenceTakesTheNext() {
        Client alice = grid.open("alice");
        long fence = alice.granted("a");
        Client returning = grid.stranger("returning");
        returning.highestFence = fence - 1;
        returning.open();

        assertThat(alice.granted("b")).isEqualTo(fence + 2);
    }

    @Test
    void aClaimOfMoreThanAYearAheadIsRefused() {
        long highest = BatchExecution.firstFence(Grid.START + YEAR);
        Client liar = grid.stranger("liar");
        liar.highestFence = highest + 1;

        assertThat(liar.open()).isEqualTo(new Outcome.LimitExceeded(Limit.FENCE_CLAIM, highest));
        assertThat(grid.table.session(liar.id)).isNull();
        assertThat(liar.acquire("a")).isInstanceOf(Outcome.SessionUnknown.class);
        liar.highestFence = highest;
        assertThat(liar.open()).isInstanceOf(Outcome.Opened.class);
    }

    @Test
    void aClaimBelowTheFencesOfTheTableIsNeverRefused() {
        Client alice = grid.open("alice");
        long fence = alice.granted("a");
        grid.wallMillis -= 3 * YEAR;
        Client returning = grid.stranger("returning");
        returning.highestFence = fence;

        assertThat(returning.open()).isInstanceOf(Outcome.Opened.class);
    }
}
