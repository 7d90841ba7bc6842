package io.lockgrid.console.security;

import io.lockgrid.console.cli.text.Printable;
import io.lockgrid.console.security.settings.OpenIdRoles;
import io.lockgrid.console.security.settings.Role;
import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.AuthenticationResponse;
import io.micronaut.security.oauth2.endpoint.authorization.state.State;
import io.micronaut.security.oauth2.endpoint.token.response.DefaultOpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdAuthenticationMapper;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdClaims;
import io.micronaut.security.oauth2.endpoint.token.response.OpenIdTokenResponse;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Makes a name and a role of what an OpenID Connect provider says. Thread-safe. */
@Singleton
@Replaces(DefaultOpenIdAuthenticationMapper.class)
class OpenIdMapper implements OpenIdAuthenticationMapper {
    private static final Logger LOGGER = LoggerFactory.getLogger(OpenIdMapper.class);

    private final OpenIdRoles settings;

    OpenIdMapper(SecuritySettings settings) {
        this.settings = settings.openId();
    }

    @Override
    public Publisher<AuthenticationResponse> createAuthenticationResponse(
            String provider, OpenIdTokenResponse tokens, OpenIdClaims claims, @Nullable State state) {
        String name = name(provider, claims);
        Optional<Role> role = settings.role(values(claim(claims, settings.rolesClaim())));
        if (role.isEmpty()) {
            LOGGER.warn(
                    "{} was signed in, but the claim '{}' holds no role of the console", name, settings.rolesClaim());
            return Mono.just(AuthenticationResponse.failure(
                    "You were signed in, but have no role in this console. Ask who runs it for one."));
        }
        return Mono.just(AuthenticationResponse.success(name, role.get().implied()));
    }

    // With the provider's name, so that in the audit trail nobody passes for a user of the console's own.
    private String name(String provider, OpenIdClaims claims) {
        Object name = claim(claims, settings.nameClaim());
        String known = name == null || name.toString().isBlank() ? claims.getSubject() : name.toString();
        return Printable.of(known) + " (" + provider + ")";
    }

    private static @Nullable Object claim(OpenIdClaims claims, String path) {
        Object whole = claims.get(path);
        if (whole != null || !path.contains(".")) {
            return whole;
        }
        String[] parts = path.split("\\.");
        Object at = claims.get(parts[0]);
        for (int i = 1; i < parts.length; i++) {
            at = at instanceof Map<?, ?> map ? map.get(parts[i]) : null;
        }
        return at;
    }

    private static List<String> values(@Nullable Object claim) {
        if (claim instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return claim == null ? List.of() : List.of(claim.toString());
    }
}
