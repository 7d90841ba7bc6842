package io.lockgrid.client;

import io.lockgrid.internal.config.ConfigurationException;
import io.lockgrid.internal.config.Keys;
import java.time.Duration;

/**
 * How long a session lasts without a sign of life, and how often one is sent. Immutable and thread-safe.
 *
 * @param timeToLive after this time without a heartbeat the session ends and its holds are taken away; 2 s to 1 day,
 *     15 s by default
 * @param heartbeat how often a sign of life is sent; at least 100 ms and at most a third of {@code timeToLive}, so that
 *     two may be lost; 3 s by default
 */
public record SessionTimes(Duration timeToLive, Duration heartbeat) {

    /** 15 s and 3 s. */
    public static final SessionTimes DEFAULT = new SessionTimes(Duration.ofSeconds(15), Duration.ofSeconds(3));

    /**
     * Checks both times.
     *
     * @throws IllegalArgumentException naming the key and what is allowed
     */
    public SessionTimes {
        Keys.TIME_TO_LIVE.check(timeToLive);
        Keys.HEARTBEAT.check(heartbeat);
        if (heartbeat.multipliedBy(3).compareTo(timeToLive) > 0) {
            throw new ConfigurationException(
                    "session.heartbeat is '" + Keys.HEARTBEAT.show(heartbeat)
                            + "'; allowed: at most a third of session.time-to-live, which is '"
                            + Keys.TIME_TO_LIVE.show(timeToLive) + "'",
                    Keys.HEARTBEAT,
                    Keys.TIME_TO_LIVE);
        }
    }
}
