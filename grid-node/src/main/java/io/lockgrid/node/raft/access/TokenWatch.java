package io.lockgrid.node.raft.access;

import com.hazelcast.client.impl.ClientEndpoint;
import com.hazelcast.internal.nio.Connection;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.tokens.KnownTokens;
import io.lockgrid.internal.tokens.WatchedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Who has come in with a token: lets connections in by it, and closes them when it is a token no more. Thread-safe.
 */
public final class TokenWatch {
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final NodeEngineImpl engine;
    private final ILogger logger;
    private final WatchedTokens tokens;
    private volatile @Nullable ScheduledFuture<?> ticker;

    /**
     * Reads the file.
     *
     * @throws IllegalArgumentException if it cannot be used; its message says why
     */
    public TokenWatch(NodeEngineImpl engine, Path file) {
        this.engine = engine;
        this.logger = engine.getLogger(TokenWatch.class);
        this.tokens = new WatchedTokens(file);
    }

    /**
     * Whether a connection comes from whom it says, who is put into it then. What was said is kept nowhere, nor logged.
     *
     * @param name as it was said, or null
     * @param secret as it was said, or null
     */
    @SuppressWarnings("unchecked") // as the engine declares its connections' attributes
    public boolean admit(Connection connection, @Nullable String name, @Nullable String secret) {
        Optional<KnownTokens.Entry> token = name == null || secret == null
                ? Optional.empty()
                : tokens.current().find(name, secret);
        token.ifPresent(entry -> {
            connection.attributeMap().put(KnownTokens.Entry.class, entry);
            connection.attributeMap().put(Identity.class, new Identity(entry.name(), List.of(entry.name())));
        });
        return token.isPresent();
    }

    /**
     * Begins to look at the file once a second, on a thread of its own: a file may let itself be waited for.
     *
     * @param repeated makes what is told of failures
     */
    public void start(BiFunction<String, Runnable, Repeated> repeated) {
        ticker = Repeated.every(
                engine.getExecutionService(),
                "lockgrid:tokens",
                LOOK,
                repeated.apply("A look at the tokens of clients", this::look));
    }

    public void stop() {
        ScheduledFuture<?> started = ticker;
        if (started != null) {
            started.cancel(true);
        }
    }

    private void look() {
        tokens.look(logger::info);
        KnownTokens known = tokens.current();
        for (ClientEndpoint client :
                engine.getNode().getClientEngine().getEndpointManager().getEndpoints()) {
            ServerConnection connection = client.getConnection();
            KnownTokens.Entry entry =
                    (KnownTokens.Entry) connection.attributeMap().get(KnownTokens.Entry.class);
            if (entry != null && !known.contains(entry)) {
                connection.close("the token of '" + entry.name() + "' is no longer in the file of tokens", null);
            }
        }
    }
}
