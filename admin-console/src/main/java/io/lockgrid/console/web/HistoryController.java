package io.lockgrid.console.web;

import io.lockgrid.console.api.Moments;
import io.lockgrid.console.history.History;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened last night. */
@Controller("/history")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class HistoryController {
    private final Pages pages;
    private final History history;

    HistoryController(Pages pages, History history) {
        this.pages = pages;
        this.history = history;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> page(
            HttpRequest<?> request,
            @Nullable @QueryValue String last,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String to) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Duration span = Spans.parse("last", last);
        Instant end = span == null ? Moments.parse("to", to, now) : now;
        Instant usual = end.minus(span == null ? Duration.ofDays(1) : span);
        Instant begin = span == null ? Moments.parse("from", from, usual) : usual;
        Moments.needOrder(begin, end);
        return pages.page(
                request,
                "history",
                "History",
                Map.of("past", history.past(begin, end), "retention", history.retention()));
    }
}
