package io.lockgrid.console.web;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.Picture;
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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members, their seats and who leads. */
@Controller("/members")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class MembersController {
    private final Pages pages;
    private final Answers answers;
    private final GridWatch watch;

    MembersController(Pages pages, Answers answers, GridWatch watch) {
        this.pages = pages;
        this.answers = answers;
        this.watch = watch;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> members(HttpRequest<?> request) {
        Map<String, Object> content = new HashMap<>();
        content.put("groups", groups());
        return pages.page(request, "members", "Members", content);
    }

    /** Never without a page: what helps after a majority was lost is on it. */
    private @Nullable Answered<GroupsInfo> groups() {
        try {
            return answers.ask("groups", LockAdmin::groups);
        } catch (GridUnavailableException silent) {
            Picture seen = watch.view().picture();
            return seen == null ? null : new Answered<>(seen.groups(), seen.at(), silent.getMessage());
        }
    }
}
