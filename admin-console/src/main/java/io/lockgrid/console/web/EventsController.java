package io.lockgrid.console.web;

import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.View;
import io.lockgrid.console.security.Callers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Tells open pages once a second that there is something new to look at. */
@Controller("/events")
@Secured("viewer")
class EventsController {
    /** What a page is told: the state of the grid, and when. */
    record Tick(String state, String headline, Instant at) {}

    private final GridWatch watch;
    private final Callers callers;

    EventsController(GridWatch watch, Callers callers) {
        this.watch = watch;
        this.callers = callers;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    Flux<Event<Tick>> events(HttpRequest<?> request) {
        return Flux.<View>create(
                        sink -> {
                            AutoCloseable watching = watch.onLook(sink::next);
                            sink.onDispose(() -> close(watching));
                        },
                        FluxSink.OverflowStrategy.LATEST)
                // Who signs out is told no more, also where a page is left open.
                .takeWhile(view -> callers.isStillIn(request))
                .map(view -> {
                    Instant now = Instant.now();
                    Banner banner = Banner.of(view, now);
                    return Event.of(new Tick(banner.state(), banner.headline(), now))
                            .name("tick");
                });
    }

    private static void close(AutoCloseable watching) {
        try {
            watching.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
