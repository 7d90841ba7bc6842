package io.lockgrid.console.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Says no, in words: to people as a page, to programs as a problem (RFC 9457). Thread-safe. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
class Refusals implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {
    private final BarePages pages;

    Refusals(BarePages pages) {
        this.pages = pages;
    }

    @Override
    @SuppressWarnings("rawtypes") // as the interface has it
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException refused) {
        HttpRequest<?> asked = request;
        return refused.isForbidden() ? tooLittle(asked) : unknown(asked);
    }

    private MutableHttpResponse<?> tooLittle(HttpRequest<?> request) {
        return refuse(
                request,
                HttpStatus.FORBIDDEN,
                "Not allowed",
                "Your role does not allow this. Nothing was changed. Ask an administrator of the console for the role,"
                        + " or for somebody who has it.");
    }

    private MutableHttpResponse<?> unknown(HttpRequest<?> request) {
        String here = Asked.changes(request)
                ? LocalPath.START
                : LocalPath.of(request.getUri().toString());
        String signIn = here.equals(LocalPath.START)
                ? "/signin"
                : "/signin?to=" + URLEncoder.encode(here, StandardCharsets.UTF_8);
        if (Asked.forPage(request)) {
            // By a link from elsewhere the browser leaves out the cookie; one step from here brings it.
            return Asked.fromElsewhere(request) && !Asked.changes(request)
                    ? pages.onward(here)
                    : HttpResponse.seeOther(URI.create(signIn));
        }
        MutableHttpResponse<?> answer = problem(
                request,
                HttpStatus.UNAUTHORIZED,
                "Not signed in",
                "Nobody is signed in, or the session is over. Nothing was changed. Sign in again, or send"
                        + " 'Authorization: Bearer' with an API token of this console.");
        answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"lockgrid\"");
        // Where to come back to is the page that the browser shows, not the part of it that was asked for.
        return Asked.byHtmx(request) ? answer.header("HX-Redirect", "/signin") : answer;
    }

    /** Refuses what was asked. */
    MutableHttpResponse<?> refuse(HttpRequest<?> request, HttpStatus status, String title, String words) {
        return Asked.forPage(request) ? pages.notice(status, title, words) : problem(request, status, title, words);
    }

    private static MutableHttpResponse<?> problem(
            HttpRequest<?> request, HttpStatus status, String title, String words) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status.getCode());
        problem.put("detail", words);
        problem.put("instance", request.getPath());
        return HttpResponse.status(status).body(problem).contentType(MediaType.APPLICATION_JSON_PROBLEM_TYPE);
    }
}
