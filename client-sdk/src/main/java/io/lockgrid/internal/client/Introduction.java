package io.lockgrid.internal.client;

import static java.lang.System.Logger.Level.WARNING;

import com.hazelcast.client.impl.management.ClientConnectionProcessListener;
import com.hazelcast.cluster.Address;
import com.hazelcast.security.Credentials;
import com.hazelcast.security.ICredentialsFactory;
import com.hazelcast.security.UsernamePasswordCredentials;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.config.HostPort;
import io.lockgrid.internal.tokens.OwnToken;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.security.auth.callback.CallbackHandler;
import org.jspecify.annotations.Nullable;

/**
 * How a client says who it is: by the token in its file, which is read anew for each connection; and which member did not
 * take it. Thread-safe.
 */
final class Introduction implements ICredentialsFactory, ClientConnectionProcessListener {
    private static final System.Logger LOG = System.getLogger(Introduction.class.getName());

    private final LockGridClientConfig config;
    private volatile @Nullable OwnToken token;
    private volatile @Nullable String problem;
    private volatile @Nullable Address refusedBy;

    /**
     * Reads the file, if there is one.
     *
     * @throws IllegalArgumentException if it cannot be used; its message says why
     */
    Introduction(LockGridClientConfig config) {
        this.config = config;
        if (config.tokenFile().isPresent() && config.tls().isEmpty() && !isAllLoopback(config.members())) {
            throw new IllegalArgumentException(
                    "client.token-file is set, and client.tls is not: the token would go in the"
                            + " clear to " + config.members()
                            + "; nothing was sent. Set client.tls.trust and client.tls.members;"
                            + " allowed without: members on loopback addresses");
        }
        this.token = config.tokenFile().map(OwnToken::read).orElse(null);
    }

    private static boolean isAllLoopback(List<String> members) {
        return members.stream().allMatch(member -> {
            try {
                return HostPort.parse(member).orElseThrow().resolve().stream()
                        .allMatch(address -> address.getAddress().isLoopbackAddress());
            } catch (UnknownHostException e) {
                return false; // it may be anywhere
            }
        });
    }

    @Override
    public void configure(CallbackHandler handler) {
        // there is nothing to ask anybody
    }

    @Override
    public Credentials newCredentials() {
        config.tokenFile().ifPresent(this::readAnew);
        OwnToken own = token;
        return own == null
                ? new UsernamePasswordCredentials(null, null)
                : new UsernamePasswordCredentials(own.name(), own.secret());
    }

    private void readAnew(Path file) {
        try {
            token = OwnToken.read(file);
            problem = null;
        } catch (IllegalArgumentException e) {
            String why = String.valueOf(e.getMessage());
            if (!why.equals(problem)) {
                problem = why;
                LOG.log(WARNING, "{0}; the token of before stays in use", why);
            }
        }
    }

    @Override
    public void destroy() {
        // there is nothing to end
    }

    @Override
    public void credentialsFailed(Address member) {
        refusedBy = member;
    }

    @Override
    public void authenticationSuccess(Address member) {
        refusedBy = null;
    }

    /** Why a member did not take who this client says that it is, in words for its user; empty if none has said so. */
    Optional<String> refusal() {
        Address member = refusedBy;
        if (member == null) {
            return Optional.empty();
        }
        String why;
        if (token != null) {
            why = "it does not know the token of '" + token.name() + "' (client.token-file), or that is not its secret";
        } else if (config.tls().map(TlsConfig::certificate).isPresent()) {
            why = "it does not take this client's certificate in place of a token (client.token-file)";
        } else {
            why = "it asks for a token, and this client has none (client.token-file)";
        }
        return Optional.of("the member at " + HostPort.of(member.getHost(), member.getPort())
                + " did not let this client in; this client is not connected: " + why
                + ", or its cluster is not called '"
                + config.clusterName() + "' (cluster-name)");
    }
}
