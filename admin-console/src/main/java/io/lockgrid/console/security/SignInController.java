package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpHeaders;
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
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Signing in with a password, and out again. */
@Controller
@Hidden
@ExecuteOn(TaskExecutors.BLOCKING)
class SignInController {
    /** What the form sends. */
    @Introspected
    record Form(
            @Nullable String username,
            @Nullable String password,
            @Nullable String to) {}

    private final SignIn signIn;
    private final SessionCookie cookie;
    private final SecuritySettings settings;
    private final BarePages pages;

    SignInController(SignIn signIn, SessionCookie cookie, SecuritySettings settings, BarePages pages) {
        this.signIn = signIn;
        this.cookie = cookie;
        this.settings = settings;
        this.pages = pages;
    }

    @Get("/signin")
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> form(HttpRequest<?> request, @Nullable @QueryValue String to) {
        String target = LocalPath.of(to);
        if (!settings.signIn() || cookie.session(request, true).isPresent()) {
            return HttpResponse.seeOther(URI.create(target));
        }
        var page = pages.signIn(HttpStatus.OK, target, "", null);
        // A provider does not bring the target back; it may be read on the way back from another site, hence Lax.
        return settings.openId().providers().isEmpty()
                ? page
                : page.cookie(OpenIdSignIn.cookie(cookie, request, target).maxAge(Duration.ofMinutes(10)));
    }

    @Post("/login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(MediaType.TEXT_HTML)
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<?> signIn(HttpRequest<?> request, @Body Form form) {
        String name = form.username() == null ? "" : form.username();
        String password = form.password() == null ? "" : form.password();
        String target = LocalPath.of(form.to());
        SignIn.Outcome outcome = signIn.attempt(name, password, Asked.address(request, settings.trustProxy()));
        if (outcome instanceof SignIn.Outcome.Welcome welcome) {
            cookie.close(request);
            return HttpResponse.seeOther(URI.create(target)).cookie(cookie.of(request, welcome.session()));
        } else if (outcome instanceof SignIn.Outcome.TooMany tooMany) {
            long seconds = Math.max(1, tooMany.left().plusMillis(999).toSeconds());
            return pages.signIn(
                            HttpStatus.TOO_MANY_REQUESTS,
                            target,
                            name,
                            "Too many attempts failed. The password was not looked at. Try again in " + seconds + " s.")
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
        return pages.signIn(
                HttpStatus.UNAUTHORIZED,
                target,
                name,
                "This name and this password do not belong together. You are not signed in. Try again, or ask who"
                        + " runs the console.");
    }

    @Post("/logout")
    @Consumes(MediaType.ALL)
    @Secured("viewer")
    HttpResponse<?> signOut(HttpRequest<?> request) {
        cookie.close(request);
        return HttpResponse.seeOther(URI.create("/signin")).cookie(cookie.none(request));
    }
}
