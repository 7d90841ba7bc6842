package io.lockgrid.console.history;

import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what happened from look to look. Not thread-safe: it belongs to the thread of the watch. */
final class Steps {
    private @Nullable Picture last;
    private long lastNanos;

    /** Empty for the first look, and while the grid does not answer. */
    Optional<Step> next(View view, long nanos) {
        Picture picture = view.picture();
        Picture before = last;
        if (picture == null || picture == before) {
            return Optional.empty();
        }
        Duration over = Duration.ofNanos(nanos - lastNanos);
        last = picture;
        lastNanos = nanos;
        if (before == null || over.isZero() || over.isNegative()) {
            return Optional.empty();
        }
        Change change =
                Change.between(before.statistics(), picture.statistics()).orElse(null);
        return Optional.of(new Step(picture, over, change));
    }
}
