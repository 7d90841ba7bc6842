package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What every grid counts and remembers. Others may use it at the same time. */
abstract class HistoryContract {
    /** The grid under test. */
    abstract LockGrid grid();

    final String name = "history/" + UUID.randomUUID();

    private LockAdmin admin() {
        return grid().admin();
    }

    private GroupStatistics statistics() {
        return admin().statistics().get(0);
    }

    @Test
    void whatHappensIsCounted() throws Exception {
        GroupStatistics before = statistics();
        Hold hold = grid().lock(name).acquire();
        assertThat(grid().lock(name).tryAcquire()).isEmpty();
        CompletableFuture<Hold> waiting = grid().lock(name).acquireAsync();
        await().atMost(GridContract.SOON)
                .until(() -> admin().lock(name).orElseThrow().waiterCount() == 1);
        hold.release();
        Hold next = waiting.get(GridContract.SOON.toSeconds(), TimeUnit.SECONDS);
        admin().forceRelease(name, next.fence(), "ann", "stuck");

        GroupStatistics after = statistics();
        assertThat(after.continues(before)).isTrue();
        assertThat(after.group()).isEqualTo("default");
        assertThat(after.member()).isEqualTo(admin().groups().groups().get(0).leader());
        assertThat(after.grants() - before.grants()).isEqualTo(2);
        assertThat(after.releases() - before.releases()).isEqualTo(1);
        assertThat(after.failedTries() - before.failedTries()).isEqualTo(1);
        assertThat(after.lossesBy(LockLoss.Reason.FORCED) - before.lossesBy(LockLoss.Reason.FORCED))
                .isEqualTo(1);
        assertThat(after.waitTimes().minus(before.waitTimes()).count()).isEqualTo(2);
        assertThat(after.holdTimes().minus(before.holdTimes()).count()).isEqualTo(2);
        assertThat(after.holds()).isEqualTo(before.holds());
    }

    @Test
    void theHistoryOfALockIsToldNewestFirst() throws Exception {
        Hold hold = grid().lock(name).withReason("nightly report").acquire();
        admin().forceRelease(name, hold.fence(), "ann", "stuck");
        grid().lock(name).acquire().release();

        List<LockEvent> history = admin().history(name, 10);
        assertThat(history)
                .extracting(LockEvent::kind)
                .containsExactly(
                        LockEvent.Kind.RELEASED, LockEvent.Kind.GRANTED, LockEvent.Kind.LOST, LockEvent.Kind.GRANTED);
        LockEvent lost = history.get(2);
        assertThat(lost.lock()).isEqualTo(name);
        assertThat(lost.fence()).isEqualTo(hold.fence());
        assertThat(lost.cause()).isEqualTo(LockEvent.Cause.FORCED);
        assertThat(lost.actor()).isEqualTo("ann");
        assertThat(lost.note()).isEqualTo("stuck");
        assertThat(lost.reason()).isEqualTo("nightly report");
        assertThat(lost.owner()).isEqualTo(Thread.currentThread().getName());
        assertThat(admin().history(name, 1)).containsExactly(history.get(0));
        assertThat(admin().history(name + "/never", 10)).isEmpty();
    }

    @Test
    void theStreamOfEventsTellsEachOnce() throws Exception {
        EventCursor cursor = admin().events(EventCursor.latest(), 100).next();
        for (int i = 0; i < 3; i++) {
            grid().lock(name).acquire().release();
        }
        List<LockEvent> read = new ArrayList<>();
        LockEvents page;
        do {
            page = admin().events(EventCursor.parse(cursor.toString()), 2);
            assertThat(page.gap()).isFalse();
            read.addAll(page.events());
            cursor = page.next();
        } while (!page.events().isEmpty());

        assertThat(read.stream().filter(event -> event.lock().equals(name)).map(LockEvent::kind))
                .containsExactly(
                        LockEvent.Kind.GRANTED,
                        LockEvent.Kind.RELEASED,
                        LockEvent.Kind.GRANTED,
                        LockEvent.Kind.RELEASED,
                        LockEvent.Kind.GRANTED,
                        LockEvent.Kind.RELEASED);
        assertThat(admin().events(EventCursor.oldest(), 1).events()).hasSize(1);
    }

    @Test
    void moreThanIsAllowedIsRefused() {
        assertThatThrownBy(() -> admin().history(name, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> admin().events(EventCursor.oldest(), 1001))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1000");
        assertThatThrownBy(() -> EventCursor.parse("yesterday"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("yesterday");
    }
}
