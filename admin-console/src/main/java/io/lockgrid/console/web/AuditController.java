package io.lockgrid.console.web;

import io.lockgrid.admin.AuditEntry;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
    ModelAndView<Map<String, Object>> audit(HttpRequest<?> request, @Nullable @QueryValue String text) {
        Answered<List<AuditEntry>> all = answers.ask("audit", admin -> admin.audit(MOST));
        String wanted = LockFilter.text(text);
        List<AuditEntry> found =
                all.value().stream().filter(entry -> contains(entry, wanted)).toList();
        return pages.page(request, "audit", "Audit", Map.of("entries", found, "text", wanted));
    }

    private static boolean contains(AuditEntry entry, String wanted) {
        String all = String.join("\n", entry.actor(), entry.action(), entry.target(), entry.reason(), entry.outcome());
        return all.toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }
}
