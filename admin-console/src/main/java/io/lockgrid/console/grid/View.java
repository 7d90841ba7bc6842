package io.lockgrid.console.grid;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the console can show right now. Immutable.
 *
 * @param picture the last one; null before the first
 * @param problem why there is no newer one; null while the grid answers
 * @param problemSince since when
 * @param connected how many members the console had a connection to while it waited in vain; 0 if there is no problem
 */
public record View(
        @Nullable Picture picture,
        @Nullable String problem,
        @Nullable Instant problemSince,
        int connected) {
    static final View NOTHING = new View(null, "the console has not reached the grid yet", Instant.now(), 0);

    /** Whether nothing was looked at so far: then nobody knows whether the grid answers. */
    boolean isFirst() {
        return this == NOTHING;
    }

    View with(Picture fresh) {
        return new View(fresh, null, null, 0);
    }

    View failing(String why, int connectedTo, Instant since) {
        return new View(picture, why, problem == null || problemSince == null ? since : problemSince, connectedTo);
    }

    /** How old the picture is. */
    public Duration age(Instant now) {
        return picture == null ? Duration.ZERO : Duration.between(picture.at(), now);
    }
}
