package io.lockgrid.console.api;

import io.lockgrid.LockGridException;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
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
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
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
                    "Names: the kinds of events, 'gap' where some are gone for good, 'problem' while the grid does"
                            + " not answer. The id of each goes into Last-Event-ID to go on there.")
    Flux<Event<Object>> events(
            HttpRequest<?> request,
            @Nullable @Header("Last-Event-ID") String last,
            @Nullable @QueryValue String after) {
        String from = last != null ? last : after;
        EventCursor start = from == null ? EventCursor.latest() : EventCursor.parse(from);
        AtomicReference<EventCursor> cursor = new AtomicReference<>(start);
        return Flux.interval(Duration.ZERO, Duration.ofSeconds(1))
                .onBackpressureDrop()
                .takeWhile(tick -> callers.isStillIn(request)) // who signs out is told no more
                .publishOn(Schedulers.boundedElastic())
                .concatMapIterable(tick -> read(cursor), 1);
    }

    private List<Event<Object>> read(AtomicReference<EventCursor> cursor) {
        EventCursor at = Objects.requireNonNull(cursor.get());
        LockEvents found;
        try {
            found = answers.ask(at, admin -> admin.events(at, MOST)).value();
        } catch (LockGridException silent) {
            return List.of(Event.<Object>of(String.valueOf(silent.getMessage())).name("problem"));
        }
        cursor.set(found.next());
        List<Event<Object>> events = new ArrayList<>();
        if (found.gap()) {
            events.add(Event.<Object>of("some events are gone for good").name("gap"));
        }
        for (LockEvent event : found.events()) {
            events.add(Event.<Object>of(event).name(event.kind().name()));
        }
        if (!events.isEmpty()) {
            int end = events.size() - 1;
            events.set(end, events.get(end).id(found.next().toString()));
        }
        return events;
    }
}
