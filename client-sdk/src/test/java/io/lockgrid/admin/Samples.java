package io.lockgrid.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Records to test with. */
final class Samples {

    static final Instant SINCE = Instant.parse("2026-01-02T03:04:05Z");
    static final HolderInfo HOLDER = new HolderInfo(
            "5e", "app-1", "10.1.2.3:5701", "main", "nightly", SINCE, Duration.ofMinutes(10), Duration.ofMinutes(4));
    static final WaiterInfo WAITER =
            new WaiterInfo("6f", "app-2", "10.1.2.4:5701", "worker-1", null, SINCE, Duration.ofSeconds(2));

    private Samples() {}

    static LockInfo held(String name) {
        return new LockInfo(name, LockState.HELD, 7, 1, HOLDER, List.of(), 0, null);
    }
}
