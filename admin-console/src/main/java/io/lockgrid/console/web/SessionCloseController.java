package io.lockgrid.console.web;

import io.lockgrid.console.grid.Answers;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Ends a session, with all that it holds. */
@Controller("/sessions")
@Hidden
@Secured("operator")
@ExecuteOn(TaskExecutors.BLOCKING)
class SessionCloseController {
    /** What the form sends. */
    @Introspected
    record Form(@Nullable String reason) {}

    private final Answers answers;

    SessionCloseController(Answers answers) {
        this.answers = answers;
    }

    @Post("/{id}/close")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> close(Authentication who, @PathVariable String id, @Body Form form) {
        boolean closed = answers.now().closeSession(id, who.getName(), LockFilter.text(form.reason()));
        return HttpResponse.seeOther(URI.create("/sessions/" + id + "?notice=" + (closed ? "closed" : "gone")));
    }
}
