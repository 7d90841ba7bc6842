package io.lockgrid.console.web;

import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sessions of members and clients, and one of them. */
@Controller("/sessions")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionsController {
    private final Pages pages;
    private final Answers answers;

    SessionsController(Pages pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> sessions(HttpRequest<?> request) {
        return pages.page(request, "sessions", "Sessions", Map.of("sessions", all()));
    }

    @Get("/{id}")
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> session(
            HttpRequest<?> request, @PathVariable String id, @Nullable @QueryValue String notice) {
        Map<String, Object> content = new HashMap<>();
        Answered<List<SessionInfo>> all = all();
        content.put("id", id);
        content.put("answered", all);
        content.put("notice", Notice.words(notice));
        content.put(
                "session",
                all.value().stream()
                        .filter(session -> session.id().equals(id))
                        .findFirst()
                        .orElse(null));
        return pages.page(request, "session", "Session " + id, content);
    }

    private Answered<List<SessionInfo>> all() {
        return answers.ask("sessions", LockAdmin::sessions);
    }
}
