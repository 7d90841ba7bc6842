package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimersTest {
    private final Grid grid = new Grid();
    private final Client alice = grid.open("alice");
    private final Client bob = grid.open("bob");

    @Test
    void aRestoredTableAsksForAllItsTimersInFull() {
        long fence = alice.granted(Ask.lock("a").maxHold(700));
        bob.send(Ask.lock("a").waiting(300));
        long lost = alice.granted(Ask.lock("b").maxHold(50).lockDelay(400));
        grid.elapse(new TimerKey.HoldTimer("b", lost));
        bob.send(Ask.lock("b"));
        alice.granted("c");

        LockTable restored = SnapshotCodec.decode(SnapshotCodec.encode(grid.table, 1));
        Map<TimerKey, Long> timers = new HashMap<>();
        restored.forEachTimer(timers::put);

        assertThat(timers)
                .containsOnly(
                        Map.entry(new TimerKey.SessionTimer(alice.id), Client.TIME_TO_LIVE),
                        Map.entry(new TimerKey.SessionTimer(bob.id), Client.TIME_TO_LIVE),
                        Map.entry(new TimerKey.HoldTimer("a", fence), 700L),
                        Map.entry(new TimerKey.WaitTimer("a", bob.id, bob.sequence - 1), 300L),
                        Map.entry(new TimerKey.DelayTimer("b", lost), 400L))
                .isEqualTo(grid.effects.running);
    }

    @Test
    void aTimerOfWhatIsOverAsksForNothing() {
        long fence = alice.granted(Ask.lock("a").maxHold(700));
        alice.close();

        assertThat(grid.table.elapsed(new TimerKey.HoldTimer("a", fence))).isNull();
        assertThat(grid.table.elapsed(new TimerKey.DelayTimer("a", fence))).isNull();
        assertThat(grid.table.elapsed(new TimerKey.SessionTimer(alice.id))).isNull();
        assertThat(grid.table.elapsed(new TimerKey.WaitTimer("a", alice.id, 2))).isNull();
    }

    @Test
    void anElapsedHoldTimerNamesTheLatestLease() {
        long fence = alice.granted(Ask.lock("a").maxHold(700));
        alice.renew("a", 700);
        alice.renew("a", 700);

        assertThat(grid.table.elapsed(new TimerKey.HoldTimer("a", fence)))
                .isEqualTo(new TimeCommand.HoldElapsed("a", fence, 2));
    }
}
