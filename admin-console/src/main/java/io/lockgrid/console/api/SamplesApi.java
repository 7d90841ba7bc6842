package io.lockgrid.console.api;

import io.lockgrid.console.history.Sample;
import io.lockgrid.console.history.Samples;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the live charts show, for programs. */
@Controller("/api/v1/samples")
@Tag(name = "History")
@Secured("viewer")
class SamplesApi {
    private final Samples samples;

    SamplesApi(Samples samples) {
        this.samples = samples;
    }

    @Get
    @Operation(
            summary = "The traffic of the last ten minutes, a sample a second, oldest first",
            description = "after: only samples after that moment, such as 2026-01-02T03:04:05Z. What is counted is null"
                    + " where another member became the leader of a group, as counters are not handed over.")
    List<Sample> samples(@Nullable @QueryValue String after) {
        return samples.after(Moments.parse("after", after, Instant.EPOCH));
    }
}
