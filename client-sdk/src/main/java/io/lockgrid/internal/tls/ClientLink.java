package io.lockgrid.internal.tls;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.SocketOptions;
import com.hazelcast.client.impl.ClientExtension;
import com.hazelcast.client.impl.clientside.DefaultClientExtension;
import com.hazelcast.client.impl.connection.tcp.ClientPlainChannelInitializer;
import com.hazelcast.client.impl.connection.tcp.TcpClientConnection;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.networking.ChannelOption;
import com.hazelcast.internal.nio.IOUtil;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.surroundings.Surroundings;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Found by Hazelcast's client as a service: TLS where LockGrid's configuration or the caller's {@code SSLConfig} asks for it,
 * else as before. Thread-safe.
 */
public final class ClientLink extends DefaultClientExtension {
    /** Under this name LockGrid's own client has its {@link TlsConfig} in the engine's configuration. */
    public static final String TLS = "io.lockgrid.tls";

    /** And its {@link Surroundings} under this one. */
    public static final String SURROUNDINGS = "io.lockgrid.surroundings";

    private final AtomicReference<@Nullable String> refusal = new AtomicReference<>();
    private @Nullable TlsLinks links;

    /** For the service loader. */
    public ClientLink() {}

    /** Why the last link failed, if the client has one of these and a link has failed. */
    public static Optional<String> refusal(ClientExtension extension) {
        return extension instanceof ClientLink link ? Optional.ofNullable(link.refusal.get()) : Optional.empty();
    }

    /** What a client shows to members; null where it speaks no TLS. */
    public static @Nullable OwnCertificate certificate(ClientExtension extension) {
        return extension instanceof ClientLink link ? link.certificate() : null;
    }

    private synchronized @Nullable OwnCertificate certificate() {
        return links == null ? null : links.own();
    }

    @Override
    public ChannelInitializer createChannelInitializer(SSLConfig ssl, SocketOptions options) {
        ClientConfig config = client.getClientConfig();
        TlsConfig told = (TlsConfig) config.getUserContext().get(TLS);
        if (told == null && (ssl == null || !ssl.isEnabled())) {
            return super.createChannelInitializer(ssl, options);
        }
        TlsLinks made = links(told == null ? UsualProperties.read(ssl.getProperties()) : told, ssl);
        ChannelInitializer plain = new ClientPlainChannelInitializer(options, false);
        return channel -> init(channel, made, plain, options);
    }

    private synchronized TlsLinks links(TlsConfig config, @Nullable SSLConfig ssl) {
        TlsLinks made = links;
        if (made == null) {
            Object surroundings = client.getClientConfig().getUserContext().get(SURROUNDINGS);
            Passwords passwords = ssl == null ? Passwords.IN_FILE : UsualProperties.passwords(ssl.getProperties());
            TlsLinks opened = TlsLinks.open(
                    config, passwords, new End(), surroundings instanceof Surroundings own ? own : Surroundings.JVM);
            client.getLifecycleService().addLifecycleListener(event -> {
                if (event.getState() == LifecycleState.SHUTDOWN) {
                    opened.close();
                }
            });
            made = opened;
            links = made;
        }
        return made;
    }

    private static void init(Channel channel, TlsLinks links, ChannelInitializer plain, SocketOptions options)
            throws Exception {
        // by which the handlers' buffers are made; the others are set by the plain initializer
        channel.options().setOption(ChannelOption.SO_RCVBUF, options.getBufferSize() * 1024);
        TlsLinks.Handlers handlers = links.handlers(channel);
        channel.inboundPipeline().addLast(handlers.inbound());
        plain.initChannel(channel);
        channel.outboundPipeline().addLast(handlers.outbound());
    }

    private final class End implements LinkEnd {
        @Override
        public void say(Channel channel, String why) {
            String words = "the member at " + channel.remoteSocketAddress() + ": " + why;
            if (!words.equals(refusal.getAndSet(words))) {
                LOGGER.warning("No TLS link with " + words);
            }
        }

        @Override
        public void close(Channel channel, String why) {
            TcpClientConnection connection =
                    (TcpClientConnection) channel.attributeMap().get(TcpClientConnection.class);
            if (connection == null) {
                IOUtil.closeResource(channel);
            } else {
                connection.close("TLS: " + why, new SSLException(why));
            }
        }

        @Override
        public void note(String words) {
            LOGGER.info(words);
        }
    }
}
