package io.lockgrid.internal.session;

import java.time.Duration;
import java.util.List;

/**
 * What the holder's side needs to know. Immutable.
 *
 * @param groups the CP groups that locks may live in; the first is the default one
 * @param timeToLive of a session at the grid after its last sign of life
 * @param heartbeat how often a session says that it is alive
 * @param callTimeout how long a call waits for the grid to answer
 * @param labelLength most characters of a reason or an owner's label
 * @param drain how long a close waits for what is held to be released
 */
public record RuntimeSettings(
        List<String> groups,
        Duration timeToLive,
        Duration heartbeat,
        Duration callTimeout,
        int labelLength,
        Duration drain) {

    public RuntimeSettings {
        groups = List.copyOf(groups);
    }

    /** A close waits for nobody. */
    public RuntimeSettings(
            List<String> groups, Duration timeToLive, Duration heartbeat, Duration callTimeout, int labelLength) {
        this(groups, timeToLive, heartbeat, callTimeout, labelLength, Duration.ZERO);
    }
}
