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
 */
public record View(
        @Nullable Picture picture,
        @Nullable String problem,
        @Nullable Instant problemSince) {
    static final View NOTHING = new View(null, "the console has not reached the grid yet", Instant.now());

    View with(Picture fresh) {
        return new View(fresh, null, null);
    }

    View failing(String why, Instant now) {
        return new View(picture, why, problem == null || problemSince == null ? now : problemSince);
    }

    /** How old the picture is. */
    public Duration age(Instant now) {
        return picture == null ? Duration.ZERO : Duration.between(picture.at(), now);
    }
}
