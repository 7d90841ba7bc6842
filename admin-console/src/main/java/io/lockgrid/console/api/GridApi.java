package io.lockgrid.console.api;

import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The grid itself for programs. */
@Controller("/api/v1")
@Tag(name = "Grid")
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class GridApi {
    private final Answers answers;
    private volatile @Nullable String document;

    GridApi(Answers answers) {
        this.answers = answers;
    }

    @Get("/groups")
    @Operation(summary = "The CP groups that locks live in, and the members")
    HttpResponse<GroupsInfo> groups() {
        return Dated.of(answers.ask("groups", LockAdmin::groups));
    }

    @Get(uri = "/openapi.yml", produces = "application/yaml")
    @Hidden
    String document() {
        String made = document;
        if (made == null) {
            made = Document.text();
            document = made;
        }
        return made;
    }

    @Get("/graph")
    @Operation(summary = "Who waits for whom, with the deadlocks")
    HttpResponse<WaitGraph> graph() {
        return Dated.of(answers.ask("graph", LockAdmin::waitGraph));
    }
}
