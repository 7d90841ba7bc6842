package io.lockgrid.internal.log;

import java.time.Duration;

/**
 * When something that happens again and again is due to be said: at once, and then after ever longer silences, each twice
 * as long as the one before. Begins anew when it was not said for twice the longest. Not thread-safe.
 */
public final class Silence {
    private final long firstNanos;
    private final long longestNanos;

    /** How long nothing more is said after the last word; 0 before the first. */
    private long nanos;

    private long saidAt;
    private long passedOver;

    /** @param first what follows the first word */
    public Silence(Duration first, Duration longest) {
        this.firstNanos = first.toNanos();
        this.longestNanos = longest.toNanos();
    }

    /**
     * It has happened.
     *
     * @param now by a clock that counts nanoseconds and never goes back
     * @return whether it is to be said; if not, it is counted
     */
    public boolean isOver(long now) {
        boolean quiet = isForgotten(now);
        if (!quiet && now - saidAt < nanos) {
            passedOver++;
            return false;
        }
        nanos = quiet ? firstNanos : Math.min(longestNanos, 2 * nanos);
        saidAt = now;
        return true;
    }

    /** Whether it was never said, or so long ago that its silences begin anew. */
    public boolean isForgotten(long now) {
        return nanos == 0 || now - saidAt >= 2 * longestNanos;
    }

    /** What was to be said could not be. */
    public void unsaid() {
        passedOver++;
    }

    /** How often it was passed over since it was last said, in words to be put after those that say it. */
    public String words() {
        String words = passedOver == 0 ? "" : " (and " + passedOver + " times since this was last said)";
        passedOver = 0;
        return words;
    }
}
