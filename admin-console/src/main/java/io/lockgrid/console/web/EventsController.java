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
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;
import reactor.core.publisher.Sinks;

/**
 * Tells open pages how the grid is: at once, every second whether the grid answers or not, and when that changes. So a
 * page that hears nothing knows that it is the console which is gone.
 */
@Controller("/events")
@Hidden
@Secured("viewer")
class EventsController {
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** What a page is told: its banner, and when. */
    record Tick(String state, String headline, List<String> details, boolean restartable, Instant at) {}

    private final GridWatch watch;
    private final Callers callers;
    private final Sinks.One<Boolean> stopped = Sinks.one();

    EventsController(GridWatch watch, Callers callers) {
        this.watch = watch;
        this.callers = callers;
    }

    @Get(produces = MediaType.TEXT_EVENT_STREAM)
    Flux<Event<Tick>> events(HttpRequest<?> request) {
        return Flux.merge(
                        Flux.interval(Duration.ZERO, EVERY).onBackpressureDrop().map(tick -> watch.view()), turns())
                .onBackpressureLatest()
                // Who signs out is told no more, also where a page is left open.
                .takeWhile(view -> callers.isStillIn(request))
                .takeUntilOther(stopped.asMono())
                .map(view -> tick(view, Instant.now()));
    }

    private Flux<View> turns() {
        return Flux.create(
                sink -> {
                    AutoCloseable watching = watch.onTurn(sink::next);
                    sink.onDispose(() -> close(watching));
                },
                FluxSink.OverflowStrategy.LATEST);
    }

    private static Event<Tick> tick(View view, Instant now) {
        Banner banner = Banner.of(view, now);
        Tick tick = new Tick(banner.state(), banner.headline(), banner.details(), banner.restartable(), now);
        return Event.of(tick).name("tick").retry(EVERY);
    }

    private static void close(AutoCloseable watching) {
        try {
            watching.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** So that no page keeps a console from stopping. */
    @PreDestroy
    void stop() {
        stopped.tryEmitValue(true);
    }
}
