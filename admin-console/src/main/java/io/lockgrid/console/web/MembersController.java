package io.lockgrid.console.web;

import io.lockgrid.admin.LockAdmin;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;

/** The members, their seats and who leads. */
@Controller("/members")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class MembersController {
    private final Pages pages;
    private final Answers answers;

    MembersController(Pages pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> members(HttpRequest<?> request) {
        return pages.page(request, "members", "Members", Map.of("groups", answers.ask("groups", LockAdmin::groups)));
    }
}
