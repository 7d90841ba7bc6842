package io.lockgrid.console.web;

import io.lockgrid.admin.AuditEntry;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;

/** What operators did. */
@Controller("/audit")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class AuditController {
    private static final int MOST = 1000;

    private final Pages pages;
    private final Answers answers;

    AuditController(Pages pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> audit(HttpRequest<?> request, @RequestBean AuditFilter filter) {
        Answered<List<AuditEntry>> all = answers.ask("audit", admin -> admin.audit(MOST));
        return pages.page(
                request,
                "audit",
                "Audit",
                Map.of("entries", filter.of(all.value()), "answered", all, "filter", filter));
    }
}
