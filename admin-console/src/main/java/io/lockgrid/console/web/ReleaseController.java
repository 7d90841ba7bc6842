package io.lockgrid.console.web;

import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.ReleaseOutcome;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.console.grid.Answers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Frees a lock that somebody holds, after it has said what that means. */
@Controller("/locks/release")
@Hidden
@Secured("operator")
@ExecuteOn(TaskExecutors.BLOCKING)
class ReleaseController {
    private final Pages pages;
    private final Answers answers;

    ReleaseController(Pages pages, Answers answers) {
        this.pages = pages;
        this.answers = answers;
    }

    @Get
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> form(HttpRequest<?> request, @QueryValue String name, @QueryValue long fence) {
        Optional<LockInfo> lock = answers.now().lock(name);
        boolean same = lock.isPresent() && lock.get().fence() == fence;
        return page(request, name, fence, lock, same ? null : Refusal.movedOn(lock), "", "");
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> release(HttpRequest<?> request, Authentication who, @Body ReleaseForm form) {
        String typed = LockFilter.text(form.typed());
        String reason = LockFilter.text(form.reason());
        Optional<LockInfo> lock = answers.now().lock(form.lock());
        Refusal refusal = refusal(form);
        if (refusal != null) {
            return page(request, form.lock(), form.fence(), lock, refusal, typed, reason);
        }
        ReleaseOutcome outcome = answers.now().forceRelease(form.lock(), form.fence(), who.getName(), reason);
        if (!outcome.released()) {
            Optional<LockInfo> present = answers.now().lock(form.lock());
            return page(request, form.lock(), form.fence(), present, Refusal.movedOn(present), "", reason);
        }
        return HttpResponse.seeOther(URI.create(LockFilter.of(form.lock()) + "&notice=released"));
    }

    private static @Nullable Refusal refusal(ReleaseForm form) {
        if (!form.lock().equals(form.typed())) {
            return Refusal.NAME;
        }
        return LockFilter.text(form.reason()).isBlank() ? Refusal.REASON : null;
    }

    /** The hardest: everything that the holder's process holds. */
    @Post("/session")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> close(HttpRequest<?> request, Authentication who, @Body ReleaseForm form) {
        String reason = LockFilter.text(form.reason());
        Optional<LockInfo> lock = answers.now().lock(form.lock());
        Refusal refusal = refusal(form);
        if (refusal == null) {
            refusal = closed(lock, form.fence(), who.getName(), reason);
        }
        return refusal == null
                ? HttpResponse.seeOther(URI.create(LockFilter.of(form.lock()) + "&notice=closed"))
                : page(request, form.lock(), form.fence(), lock, refusal, LockFilter.text(form.typed()), reason);
    }

    /** Closes the session of the hold that was seen, or says why not. */
    private @Nullable Refusal closed(Optional<LockInfo> lock, long fence, String actor, String reason) {
        HolderInfo holder = lock.map(LockInfo::holder).orElse(null);
        if (holder == null || lock.get().fence() != fence) {
            return Refusal.movedOn(lock);
        }
        return answers.now().closeSession(holder.session(), actor, reason) ? null : Refusal.NO_SESSION;
    }

    /** The mildest: the holder hears of it, if it listens, and decides. */
    @Post("/ask")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> ask(HttpRequest<?> request, Authentication who, @Body ReleaseForm form) {
        String reason = LockFilter.text(form.reason());
        if (reason.isBlank()) {
            Optional<LockInfo> lock = answers.now().lock(form.lock());
            return page(request, form.lock(), form.fence(), lock, Refusal.UNASKED, "", reason);
        }
        AskOutcome outcome = answers.now().askToRelease(form.lock(), form.fence(), who.getName(), reason);
        if (!outcome.asked()) {
            Optional<LockInfo> present = answers.now().lock(form.lock());
            Refusal refusal =
                    outcome.status() == AskOutcome.Status.CANNOT_HEAR ? Refusal.DEAF : Refusal.movedOn(present);
            return page(request, form.lock(), form.fence(), present, refusal, "", reason);
        }
        return HttpResponse.seeOther(URI.create(LockFilter.of(form.lock()) + "&notice="
                + outcome.status().name().toLowerCase(Locale.ROOT)));
    }

    private HttpResponse<?> page(
            HttpRequest<?> request,
            String name,
            long fence,
            Optional<LockInfo> lock,
            @Nullable Refusal refusal,
            String typed,
            String reason) {
        Map<String, Object> content = new HashMap<>();
        content.put("name", name);
        content.put("fence", fence);
        content.put("lock", lock.orElse(null));
        content.put("session", lock.flatMap(this::session).orElse(null));
        content.put("refusal", refusal);
        content.put("typed", typed);
        content.put("reason", reason);
        HttpStatus status = refusal == null ? HttpStatus.OK : refusal.status();
        return HttpResponse.status(status).body(pages.page(request, "release", "Release " + name, content));
    }

    private Optional<SessionInfo> session(LockInfo lock) {
        var holder = lock.holder();
        List<SessionInfo> sessions = answers.now().sessions();
        return holder == null
                ? Optional.empty()
                : sessions.stream()
                        .filter(session -> session.id().equals(holder.session()))
                        .findFirst();
    }
}
