package io.lockgrid.console.api;

import io.lockgrid.console.history.History;
import io.lockgrid.console.history.Past;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened last night, for programs. */
@Controller("/api/v1/history")
@Tag(name = "History")
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class HistoryApi {
    private final History history;

    HistoryApi(History history) {
        this.history = history;
    }

    @Get
    @Operation(
            summary = "The traffic and the most contended locks of a time that is over",
            description = "from, to: moments such as 2026-01-02T03:04:05Z; the last 24 hours unless given. 'off' says"
                    + " how to turn the history on, 'problem' why it is not kept right now.")
    Past history(@Nullable @QueryValue String from, @Nullable @QueryValue String to) {
        Instant end = Moments.parse("to", to, Instant.now());
        Instant begin = Moments.parse("from", from, end.minus(Duration.ofDays(1)));
        Moments.needOrder(begin, end);
        return history.past(begin, end);
    }
}
