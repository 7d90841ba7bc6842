package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Which session a browser is in. Thread-safe. */
@Singleton
class SessionCookie {
    static final String NAME = "lockgrid-session";

    private final SecuritySettings settings;
    private final ConsoleSessions sessions;

    SessionCookie(SecuritySettings settings, ConsoleSessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    /** The session that goes on. */
    Optional<ConsoleSession> session(HttpRequest<?> request, boolean used) {
        return request.getCookies().findCookie(NAME).flatMap(found -> sessions.find(found.getValue(), used));
    }

    /** Ends the session, if there is one. */
    void close(HttpRequest<?> request) {
        request.getCookies().findCookie(NAME).ifPresent(found -> sessions.close(found.getValue()));
    }

    Cookie of(HttpRequest<?> request, ConsoleSession session) {
        return cookie(request, NAME, session.id(), SameSite.Strict);
    }

    /** Takes the cookie back. */
    Cookie none(HttpRequest<?> request) {
        return cookie(request, NAME, "", SameSite.Strict).maxAge(0);
    }

    Cookie cookie(HttpRequest<?> request, String name, String value, SameSite sameSite) {
        return Cookie.of(name, value)
                .httpOnly(true)
                .sameSite(sameSite)
                .secure(Asked.overTls(request, settings.trustProxy()))
                .path("/");
    }
}
