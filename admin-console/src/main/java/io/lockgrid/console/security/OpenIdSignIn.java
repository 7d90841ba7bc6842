package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.Role;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.handlers.RedirectingLoginHandler;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What happens when somebody comes back from an OpenID Connect provider. Thread-safe. */
@Singleton
class OpenIdSignIn implements RedirectingLoginHandler<HttpRequest<?>, MutableHttpResponse<?>> {
    /** A cookie with the page to come back to. */
    private static final String TARGET = "lockgrid-target";

    private static final Logger LOGGER = LoggerFactory.getLogger(OpenIdSignIn.class);

    private final ConsoleSessions sessions;
    private final SessionCookie cookie;
    private final BarePages pages;

    OpenIdSignIn(ConsoleSessions sessions, SessionCookie cookie, BarePages pages) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.pages = pages;
    }

    /** The cookie for a page; in Base64, because cookies take no commas, semicolons and quotes, and addresses do. */
    static Cookie cookie(SessionCookie cookies, HttpRequest<?> request, String target) {
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(target.getBytes(StandardCharsets.UTF_8));
        return cookies.cookie(request, TARGET, value, SameSite.Lax);
    }

    private static String target(String value) {
        try {
            return LocalPath.of(new String(Base64.getUrlDecoder().decode(value), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return LocalPath.START; // not from here
        }
    }

    @Override
    public MutableHttpResponse<?> loginSuccess(Authentication who, HttpRequest<?> request) {
        Role role = who.getRoles().stream()
                .flatMap(word -> Role.of(word).stream())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        cookie.close(request);
        ConsoleSession session = sessions.open(who.getName(), role);
        LOGGER.info("{} ({}) signed in", who.getName(), role.word());
        String target = target(
                request.getCookies().findCookie(TARGET).map(Cookie::getValue).orElse(""));
        return pages.onward(target)
                .cookie(cookie.of(request, session))
                .cookie(cookie.cookie(request, TARGET, "", SameSite.Lax).maxAge(0));
    }

    @Override
    public MutableHttpResponse<?> loginRefresh(Authentication who, String refreshToken, HttpRequest<?> request) {
        throw new UnsupportedOperationException("sessions are not refreshed; people sign in again");
    }

    @Override
    public MutableHttpResponse<?> loginFailed(AuthenticationResponse failed, HttpRequest<?> request) {
        return pages.signIn(
                HttpStatus.UNAUTHORIZED,
                LocalPath.START,
                "",
                failed.getMessage()
                        .orElse("The other side did not sign you in. Try again, or ask who runs the console."));
    }
}
