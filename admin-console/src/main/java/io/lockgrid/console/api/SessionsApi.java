package io.lockgrid.console.api;

import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.console.errors.Problem;
import io.lockgrid.console.grid.Answers;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sessions for programs. */
@Controller("/api/v1/sessions")
@Tag(name = "Sessions")
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionsApi {
    /** Why a session is closed. */
    @Introspected
    @Schema(name = "Close")
    record Close(@Nullable String reason) {}

    private final Answers answers;

    SessionsApi(Answers answers) {
        this.answers = answers;
    }

    @Get
    @Operation(summary = "The sessions, with all that they hold and wait for")
    HttpResponse<List<SessionInfo>> sessions() {
        return Dated.of(answers.ask("sessions", LockAdmin::sessions));
    }

    @Post("/{id}/close")
    @Secured("operator")
    @Operation(
            summary = "Ends a session, with every hold and wait in it",
            description = "Its process may be alive and still be writing.")
    @ApiResponse(responseCode = "204", description = "It has ended")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such session",
            content = @Content(mediaType = Problem.TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> close(HttpRequest<?> request, Authentication who, @PathVariable String id, @Body Close asked) {
        if (answers.now().closeSession(id, who.getName(), Acts.needReason(asked.reason()))) {
            return HttpResponse.noContent();
        }
        Problem gone = Problem.of(
                HttpStatus.NOT_FOUND, "there is no session '" + id + "'; nothing was closed", request.getPath());
        return HttpResponse.status(HttpStatus.NOT_FOUND)
                .contentType(Problem.TYPE)
                .body(gone);
    }
}
