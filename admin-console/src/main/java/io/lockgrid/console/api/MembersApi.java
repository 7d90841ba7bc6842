package io.lockgrid.console.api;

import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.console.errors.Problem;
import io.lockgrid.console.grid.Answers;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
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
import org.jspecify.annotations.Nullable;

/** Acts on the members of the grid, for programs. Each answers 200 when done, 202 when begun, 409 when refused. */
@Controller("/api/v1")
@Tag(name = "Grid")
@Secured("admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class MembersApi {
    /** Why, and for a change of leader in which group. */
    @Introspected
    @Schema(name = "MemberAct")
    record Act(@Nullable String reason, @Nullable String group) {}

    private final Answers answers;

    MembersApi(Answers answers) {
        this.answers = answers;
    }

    @Post("/members/{id}/promote")
    @Operation(summary = "Gives a member a free seat")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActOutcome.class)))
    HttpResponse<?> promote(HttpRequest<?> request, Authentication who, @PathVariable String id, @Body Act act) {
        return answer(request, admin().promote(id, who.getName(), Acts.needReason(act.reason())));
    }

    @Post("/members/{id}/remove-seat")
    @Operation(summary = "Takes the seat of a member away", description = "Refused where it would cost the majority.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActOutcome.class)))
    HttpResponse<?> removeSeat(HttpRequest<?> request, Authentication who, @PathVariable String id, @Body Act act) {
        return answer(request, admin().removeSeat(id, who.getName(), Acts.needReason(act.reason())));
    }

    @Post("/members/{id}/lead")
    @Operation(summary = "Makes a member the leader of a group")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActOutcome.class)))
    HttpResponse<?> lead(HttpRequest<?> request, Authentication who, @PathVariable String id, @Body Act act) {
        String group = act.group();
        if (group == null || group.isBlank()) {
            throw new IllegalArgumentException("group is missing; nothing was changed; name the group in 'group'");
        }
        return answer(request, admin().moveLeadership(group, id, who.getName(), Acts.needReason(act.reason())));
    }

    @Post("/table/restart")
    @Operation(
            summary = "Restarts the lock table after a lost majority",
            description = "Every hold is lost. Refused while a majority answers.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ActOutcome.class)))
    HttpResponse<?> restart(HttpRequest<?> request, Authentication who, @Body Act act) {
        return answer(request, admin().restartTable(who.getName(), Acts.needReason(act.reason())));
    }

    private LockAdmin admin() {
        return answers.now();
    }

    private static HttpResponse<?> answer(HttpRequest<?> request, ActOutcome outcome) {
        return switch (outcome.status()) {
            case DONE -> HttpResponse.ok(outcome);
            case UNDERWAY -> HttpResponse.accepted().body(outcome);
            case REFUSED ->
                HttpResponse.status(HttpStatus.CONFLICT)
                        .contentType(Problem.TYPE)
                        .body(Problem.of(HttpStatus.CONFLICT, outcome.words(), request.getPath()));
        };
    }
}
