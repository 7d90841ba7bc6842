package io.lockgrid.console.web;

import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.console.grid.Answered;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All locks, and one of them. */
@Controller("/locks")
@Hidden
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class LocksController {
    private static final int EVENTS = 50;

    private final Pages pages;
    private final Answers answers;

    LocksController(Pages pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> locks(HttpRequest<?> request, @RequestBean LockFilter filter) {
        LockQuery query = filter.query();
        Answered<LockFolders> found = filter.folds()
                ? answers.ask(LockFolders.class + " " + query, admin -> admin.folders(query))
                : flat(query, answers.ask(query, admin -> admin.locks(query)));
        return pages.page(
                request,
                "locks",
                "Locks",
                Map.of(
                        "answered", found,
                        "page", found.value().locks(),
                        "folders", FolderOrder.sorted(found.value().folders(), query),
                        "moreFolders", found.value().more(),
                        "filter", filter));
    }

    /** Without folders it is the same page. */
    private static Answered<LockFolders> flat(LockQuery query, Answered<LockPage> page) {
        return new Answered<>(
                new LockFolders(query.prefix(), List.of(), false, page.value()), page.at(), page.problem());
    }

    @Get("/one")
    @Produces(MediaType.TEXT_HTML)
    ModelAndView<Map<String, Object>> lock(
            HttpRequest<?> request, @QueryValue String name, @Nullable @QueryValue String notice) {
        Answered<Optional<LockInfo>> lock = answers.ask("lock " + name, admin -> admin.lock(name));
        Map<String, Object> content = new HashMap<>();
        content.put("name", name);
        content.put("lock", lock.value().orElse(null));
        content.put("answered", lock);
        content.put(
                "events",
                answers.ask("history " + name, admin -> admin.history(name, EVENTS))
                        .value());
        content.put("holderWaits", holderWaits(lock.value()));
        content.put("notice", Notice.words(notice));
        return pages.page(request, "lock", name, content);
    }

    /** What the holder waits for at the same time: the thread that holds this lock, not others of its process. */
    private List<WaitGraph.Wait> holderWaits(Optional<LockInfo> lock) {
        HolderInfo holder = lock.map(LockInfo::holder).orElse(null);
        return holder == null
                ? List.of()
                : answers.ask("graph", LockAdmin::waitGraph).value().waits().stream()
                        .filter(wait -> wait.waiter().session().equals(holder.session())
                                && wait.waiter().owner().equals(holder.owner()))
                        .toList();
    }
}
