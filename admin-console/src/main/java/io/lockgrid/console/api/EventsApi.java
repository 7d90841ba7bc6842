package io.lockgrid.console.api;

import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.console.grid.Answers;
import io.lockgrid.console.security.Callers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** What happens to locks, one lock's past and the stream of all, for programs. */
@Controller("/api/v1")
@Tag(name = "Events")
@Secured("viewer")
class EventsApi {
    private static final int MOST = 500;

    private final Answers answers;
    private final Callers callers;

    EventsApi(Answers answers, Callers callers) {
        this.answers = answers;
        this.callers = callers;
    }

    @Get("/lock/history")
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Operation(summary = "What happened to one lock lately, newest first")
    List<LockEvent> history(@QueryValue String name, @Nullable @QueryValue Integer most) {
        return answers.now().history(name, most == null ? MOST : most);
    }

    @Get(uri = "/events", produces = MediaType.TEXT_EVENT_STREAM)
    @Operation(
            summary = "What happens to all locks, as server-sent events",
            description =
                    "Names: the kinds of events; 'ready' at the begin, and where the grid answers again; 'gap' where"
                            + " some are gone for good; 'problem' while the grid does not answer; 'alive' where nothing"
                            + " was said for 15 s. The last id goes into Last-Event-ID or after to go on there.")
    @ApiResponse(
            responseCode = "200",
            description = "A stream without end; the data of the kinds of events are as of one lock's history",
            content = @Content(mediaType = MediaType.TEXT_EVENT_STREAM, schema = @Schema(type = "string")))
    Flux<Event<Object>> events(
            HttpRequest<?> request,
            @Nullable @Header("Last-Event-ID") String last,
            @Nullable @QueryValue String after) {
        String from = last != null ? last : after;
        EventCursor start = from == null ? EventCursor.latest() : EventCursor.parse(from);
        EventStream stream = new EventStream(answers, start);
        return Flux.interval(Duration.ZERO, Duration.ofSeconds(1))
                .onBackpressureDrop()
                .takeWhile(tick -> callers.isStillIn(request)) // who signs out is told no more
                .publishOn(Schedulers.boundedElastic(), 1) // else ticks of a silence would queue up
                .concatMapIterable(tick -> stream.next(), 1);
    }
}
