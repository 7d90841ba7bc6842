package io.lockgrid.console.web;

import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.View;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.sse.Event;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/** Tells open pages once a second that there is something new to look at. */
@Controller("/events")
@Hidden
@Secured("viewer")
class EventsController {
    /** What a page is told: the state of the grid, and when. */
    record Tick(String state, String headline, Instant at) {}

    private final GridWatch watch;

    EventsController(GridWatch watch) {
        this.watch = watch;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    Flux<Event<Tick>> events() {
        return Flux.<View>create(
                        sink -> {
                            AutoCloseable watching = watch.onLook(sink::next);
                            sink.onDispose(() -> close(watching));
                        },
                        FluxSink.OverflowStrategy.LATEST)
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
