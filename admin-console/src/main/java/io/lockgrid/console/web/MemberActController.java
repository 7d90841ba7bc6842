package io.lockgrid.console.web;

import io.lockgrid.admin.ActOutcome;
import io.lockgrid.console.grid.Answers;
import io.lockgrid.console.grid.GridWatch;
import io.lockgrid.console.grid.Picture;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Acts on members, each of which says first what it does. */
@Controller("/members/act")
@Hidden
@Secured("admin")
@ExecuteOn(TaskExecutors.BLOCKING)
class MemberActController {
    /** What the form sends. */
    @Introspected
    record Form(
            @Nullable String member,
            @Nullable String group,
            @Nullable String reason) {}

    private final Pages pages;
    private final Answers answers;
    private final GridWatch watch;

    MemberActController(Pages pages, Answers answers, GridWatch watch) {
        this.pages = pages;
        this.answers = answers;
        this.watch = watch;
    }

    @Get("/{kind}")
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> form(
            HttpRequest<?> request,
            @PathVariable String kind,
            @Nullable @QueryValue String member,
            @Nullable @QueryValue String group) {
        return page(request, kind(kind), new Form(member, group, ""), null, HttpStatus.OK);
    }

    @Post("/{kind}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    HttpResponse<?> act(HttpRequest<?> request, Authentication who, @PathVariable String kind, @Body Form form) {
        MemberAct act = kind(kind);
        String reason = LockFilter.text(form.reason());
        if (reason.isBlank()) {
            ActOutcome refused = ActOutcome.refused("Nothing was changed: say why, for whoever asks tomorrow.");
            return page(request, act, form, refused, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        ActOutcome outcome = act.perform(
                answers.now(), LockFilter.text(form.member()), LockFilter.text(form.group()), who.getName(), reason);
        boolean refused = outcome.status() == ActOutcome.Status.REFUSED;
        return page(request, act, form, outcome, refused ? HttpStatus.CONFLICT : HttpStatus.OK);
    }

    private static MemberAct kind(String word) {
        return Choice.of("act", MemberAct.class, word, MemberAct.PROMOTE);
    }

    private HttpResponse<?> page(
            HttpRequest<?> request, MemberAct act, Form form, @Nullable ActOutcome outcome, HttpStatus status) {
        Picture picture = watch.view().picture();
        String member = LockFilter.text(form.member());
        Map<String, Object> content = new HashMap<>();
        content.put("act", act);
        content.put("member", member);
        content.put(
                "memberName", picture == null || member.isEmpty() ? member : Members.name(picture.groups(), member));
        content.put("group", LockFilter.text(form.group()));
        content.put("reason", LockFilter.text(form.reason()));
        content.put("outcome", outcome);
        return HttpResponse.status(status).body(pages.page(request, "act", act.title(), content));
    }
}
