package io.lockgrid.console.security;

import io.lockgrid.console.security.settings.ApiToken;
import io.lockgrid.console.security.settings.Role;
import io.lockgrid.console.security.settings.SecuritySettings;
import io.lockgrid.internal.tokens.TokenSecrets;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.security.token.TokenAuthenticationFetcher;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Finds out who asks: by an API token, else by a session's cookie. The only one that does; Micronaut's own fetcher
 * would take JSON Web Tokens, and without a key configured even unsigned ones. Thread-safe.
 */
@Singleton
@Replaces(TokenAuthenticationFetcher.class)
public class Callers implements AuthenticationFetcher<HttpRequest<?>> {
    static final String ANONYMOUS = "anonymous";
    private static final String BEARER = "Bearer ";

    private final SecuritySettings settings;
    private final SessionCookie cookie;
    private final Authentication anonymous;

    Callers(SecuritySettings settings, SessionCookie cookie) {
        this.settings = settings;
        this.cookie = cookie;
        anonymous = Access.byCookie(ANONYMOUS, Role.ADMIN, TokenSecrets.random());
    }

    @Override
    public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
        return Mono.justOrEmpty(caller(request));
    }

    /** Whether who asked may still have an answer that goes on, and has not signed out meanwhile. */
    public boolean isStillIn(HttpRequest<?> request) {
        return caller(request).isPresent();
    }

    private Optional<Authentication> caller(HttpRequest<?> request) {
        String authorization = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        // Another scheme is a proxy's; a token that is wrong is not made good by a cookie.
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return byToken(authorization.substring(BEARER.length()).trim());
        } else if (!settings.signIn()) {
            return Optional.of(anonymous);
        }
        return cookie.session(request, !Asked.byItself(request)).map(ConsoleSession::who);
    }

    private Optional<Authentication> byToken(String token) {
        String hash = TokenSecrets.hash(token);
        Optional<Authentication> found = Optional.empty();
        // All of them, so that the time tells nothing.
        for (ApiToken each : settings.tokens()) {
            if (TokenSecrets.same(each.hash(), hash)) {
                found = Optional.of(Access.byToken(each.name(), each.role()));
            }
        }
        return found;
    }
}
