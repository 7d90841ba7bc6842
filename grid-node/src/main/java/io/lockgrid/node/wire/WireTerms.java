package io.lockgrid.node.wire;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Clients;
import io.lockgrid.node.GridNodeConfig;
import org.jspecify.annotations.Nullable;

/**
 * Whom a member's port is for. Immutable.
 *
 * @param clients which messages of clients it takes
 * @param tls which certificate it shows, and whom it trusts; null for a plain wire
 * @param tokens whether a client may show a token in place of a certificate, and has to show one of the two
 * @param surroundings where the member takes its time from
 */
public record WireTerms(Clients clients, @Nullable TlsConfig tls, boolean tokens, Surroundings surroundings) {

    /** As a member is configured. */
    public static WireTerms of(GridNodeConfig config, Clients clients, Surroundings surroundings) {
        return new WireTerms(
                clients, config.tls().orElse(null), config.tokensFile().isPresent(), surroundings);
    }

    /** Whether every client has to show who it is. */
    boolean asksClients() {
        return tls != null || tokens;
    }
}
