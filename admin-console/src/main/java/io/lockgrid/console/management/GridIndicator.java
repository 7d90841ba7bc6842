package io.lockgrid.console.management;

import io.lockgrid.console.grid.GridState;
import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.Picture;
import io.lockgrid.console.grid.View;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Whether the grid answers the console, as a detail: a console without its grid is up and ready all the same, as it has
 * to show that. For alerts there is the meter {@code lockgrid.console.grid.answers}. Thread-safe.
 */
@Singleton
class GridIndicator implements HealthIndicator {
    private final GridWatch watch;

    GridIndicator(GridWatch watch) {
        this.watch = watch;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> result(watch.view(), Instant.now()));
    }

    private static HealthResult result(View view, Instant now) {
        Map<String, Object> details = new LinkedHashMap<>();
        String problem = view.problem();
        Picture picture = view.picture();
        details.put("answers", problem == null);
        if (problem != null) {
            details.put("problem", problem);
        }
        details.put("grid", GridState.of(view, now).name());
        if (picture != null) {
            details.put("reasons", GridState.reasons(picture));
            details.put("seenAt", picture.at().toString());
        }
        return HealthResult.builder("grid", HealthStatus.UP).details(details).build();
    }
}
