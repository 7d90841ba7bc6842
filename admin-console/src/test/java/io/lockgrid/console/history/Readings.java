package io.lockgrid.console.history;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Looks to test with. */
final class Readings {
    static final Instant START = Instant.parse("2026-01-02T03:04:00Z");

    private Readings() {}

    static GroupStatistics group(String member, long grants) {
        return new GroupStatistics(
                "default",
                member,
                START,
                grants,
                grants,
                0,
                0,
                0,
                Map.of(LockLoss.Reason.FORCED, grants / 10),
                3,
                2,
                times(grants),
                times(grants));
    }

    static DurationHistogram times(long count) {
        return new DurationHistogram(
                List.of(Duration.ofMillis(1), Duration.ofMillis(5)), List.of(0L, count, 0L), Duration.ofMillis(count));
    }

    static View view(int second, GroupStatistics... statistics) {
        return view(second, List.of(), statistics);
    }

    static View view(int second, List<LockInfo> busiest, GroupStatistics... statistics) {
        LockPage none = new LockPage(List.of(), 0, 0);
        Picture picture = new Picture(
                START.plusSeconds(second),
                new GroupsInfo(List.of(), List.of()),
                none,
                new LockPage(busiest, busiest.size(), 0),
                new WaitGraph(List.of(), List.of()),
                List.of(statistics));
        return new View(picture, null, null, 0);
    }

    static LockInfo busy(String name, int waiters, Instant since) {
        HolderInfo holder = new HolderInfo("5e", "app-1", "10.1.2.3:5701", "main", null, since, null, null);
        WaiterInfo waiter = new WaiterInfo("6f", "app-2", "10.1.2.4:5701", "worker", null, since, null);
        return new LockInfo(name, LockState.HELD, 7, 1, holder, List.of(waiter), waiters, null);
    }
}
