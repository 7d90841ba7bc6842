package io.lockgrid.console.cli.text;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.WaiterInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Locks as a grid would tell them. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final long FENCE = 388_547_706_880_001L;

    private Samples() {}

    static LockInfo held(String name, String reason) {
        HolderInfo holder = new HolderInfo(
                "s-1",
                "app-1",
                "10.1.2.3:5701",
                "worker-1",
                reason,
                NOW.minusSeconds(250),
                Duration.ofSeconds(600),
                Duration.ofSeconds(350));
        WaiterInfo waiter = new WaiterInfo(
                "s-2", "app-2", "10.1.2.4:5701", "worker-2", null, NOW.minusSeconds(12), Duration.ofSeconds(15));
        return new LockInfo(name, LockState.HELD, FENCE, 1, holder, List.of(waiter), 3, null);
    }

    static LockInfo delayed(String name) {
        return new LockInfo(name, LockState.DELAYED, 0, 0, null, List.of(), 0, Duration.ofSeconds(5));
    }
}
