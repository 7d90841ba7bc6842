package io.lockgrid.node.membership.rules;

import java.util.concurrent.TimeUnit;

/**
 * Has a member that cannot keep its replicas wait longer before each further start, so that what fails on every member does
 * not become a ring of restarts. Not thread-safe: owned by the {@code Keeper}.
 */
public final class Relapse {
    private static final long FIRST_PAUSE = TimeUnit.SECONDS.toNanos(2);
    private static final long LONGEST_PAUSE = TimeUnit.MINUTES.toNanos(2);

    private long pause;
    private long startedAt;

    /** Whether it may start anew now; if so, it does. */
    public boolean mayStart(long now) {
        boolean recovered = pause == 0 || now - startedAt >= 2 * LONGEST_PAUSE;
        if (!recovered && now - startedAt < pause) {
            return false;
        }
        pause = recovered ? FIRST_PAUSE : Math.min(LONGEST_PAUSE, 2 * pause);
        startedAt = now;
        return true;
    }
}
