package io.lockgrid.console.api;

import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.ReleaseOutcome;
import io.lockgrid.console.errors.Problem;
import io.lockgrid.console.grid.Answers;
import io.lockgrid.console.web.LockFilter;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
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

/** Locks for programs. */
@Controller("/api/v1")
@Tag(name = "Locks")
@Secured("viewer")
@ExecuteOn(TaskExecutors.BLOCKING)
class LocksApi {
    private static final String ONE = "/api/v1/lock";

    /** Which hold to release, and why. */
    @Introspected
    @Schema(name = "Release")
    record Release(String name, long fence, @Nullable String reason) {}

    private final Answers answers;

    LocksApi(Answers answers) {
        this.answers = answers;
    }

    @Get("/locks")
    @Operation(summary = "The live locks", description = "Filtered, sorted and paged by the grid.")
    HttpResponse<LockPage> locks(@RequestBean LockFilter filter) {
        return Dated.of(answers.ask(filter.query(), admin -> admin.locks(filter.query())));
    }

    @Get("/folders")
    @Operation(
            summary = "The live locks as folders, one level of them",
            description =
                    "Names fold at the next slash behind the prefix. Every lock that meets the conditions is counted"
                            + " in its folder or, if there is no such slash, is on the pages of locks.")
    HttpResponse<LockFolders> folders(@RequestBean LockFilter filter) {
        return Dated.of(answers.ask(LockFolders.class + " " + filter.query(), admin -> admin.folders(filter.query())));
    }

    @Get("/lock")
    @Operation(summary = "One lock, with its holder and all its waiters")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = LockInfo.class)))
    @ApiResponse(
            responseCode = "404",
            description = "Nobody holds it, and nobody waits for it",
            content = @Content(mediaType = Problem.TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> lock(@QueryValue String name) {
        return answers.now()
                .lock(name)
                .<HttpResponse<?>>map(HttpResponse::ok)
                .orElseGet(
                        () -> problem(HttpStatus.NOT_FOUND, "nobody holds or waits for the lock '" + name + "'", ONE));
    }

    @Post("/lock/release")
    @Secured("operator")
    @Operation(
            summary = "Takes one hold away",
            description = "The holder may still be writing: from then on two may use the resource, unless it checks"
                    + " fences. A later hold is never touched. The act is in the audit trail before the answer.")
    @ApiResponse(
            responseCode = "200",
            description = "The hold with that fence was taken away",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = ReleaseOutcome.class)))
    @ApiResponse(
            responseCode = "409",
            description = "The fence has moved on: the answer has the present fence and holder",
            content = @Content(mediaType = Problem.TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> release(Authentication who, @Body Release asked) {
        ReleaseOutcome outcome = answers.now()
                .forceRelease(
                        Acts.needName(asked.name()), asked.fence(), who.getName(), Acts.needReason(asked.reason()));
        if (outcome.released()) {
            return HttpResponse.ok(outcome);
        }
        String now = outcome.holder() == null
                ? "nobody holds the lock now"
                : outcome.holder().member() + " holds it now, with fence " + outcome.fence();
        Problem moved = Problem.of(
                        HttpStatus.CONFLICT,
                        "nothing was released: the hold with fence " + asked.fence() + " is over, and " + now,
                        "/api/v1/lock/release")
                .with(outcome.fence(), outcome.holder());
        return HttpResponse.status(HttpStatus.CONFLICT)
                .contentType(Problem.TYPE)
                .body(moved);
    }

    @Post("/lock/ask")
    @Secured("operator")
    @Operation(
            summary = "Asks the holder to let go",
            description = "The mildest: nothing is taken away. A holder that listens hears of it, and decides.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = AskOutcome.class)))
    @ApiResponse(
            responseCode = "409",
            description = "Nobody was asked: the fence has moved on, or the holder cannot hear",
            content = @Content(mediaType = Problem.TYPE, schema = @Schema(implementation = Problem.class)))
    HttpResponse<?> ask(Authentication who, @Body Release asked) {
        AskOutcome outcome = answers.now()
                .askToRelease(
                        Acts.needName(asked.name()), asked.fence(), who.getName(), Acts.needReason(asked.reason()));
        if (outcome.asked()) {
            return HttpResponse.ok(outcome);
        }
        String why = outcome.status() == AskOutcome.Status.CANNOT_HEAR
                ? "the holder came by Hazelcast's own lock API, which has no way to be told"
                : "the hold with fence " + asked.fence() + " is over";
        Problem refused = Problem.of(HttpStatus.CONFLICT, "nobody was asked: " + why, "/api/v1/lock/ask")
                .with(outcome.fence(), outcome.holder());
        return HttpResponse.status(HttpStatus.CONFLICT)
                .contentType(Problem.TYPE)
                .body(refused);
    }

    private static HttpResponse<?> problem(HttpStatus status, String detail, String path) {
        return HttpResponse.status(status).contentType(Problem.TYPE).body(Problem.of(status, detail, path));
    }
}
