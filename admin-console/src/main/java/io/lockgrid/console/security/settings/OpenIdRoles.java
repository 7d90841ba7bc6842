package io.lockgrid.console.security.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the claims of an OpenID Connect provider become a role. Immutable.
 *
 * @param providers names of those that are configured
 * @param rolesClaim which claim to look at; a dot leads into an object
 * @param nameClaim which claim is the actor's name in the audit trail
 * @param map role by value of the claim; where empty, the values are the names of the roles
 */
public record OpenIdRoles(List<String> providers, String rolesClaim, String nameClaim, Map<String, Role> map) {
    /** Copies. */
    public OpenIdRoles {
        providers = List.copyOf(providers);
        map = Map.copyOf(map);
    }

    /** The strongest role that these values of the claim stand for; none if they stand for none. */
    public Optional<Role> role(Collection<String> values) {
        return values.stream().flatMap(value -> role(value).stream()).max(Comparator.naturalOrder());
    }

    private Optional<Role> role(String value) {
        return map.isEmpty() ? Role.of(value) : Optional.ofNullable(map.get(value));
    }
}
