package io.lockgrid.node.wire;

import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.instance.impl.NodeExtension;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.server.ServerContext;
import io.lockgrid.internal.tls.OwnCertificate;
import io.lockgrid.internal.tls.TlsLinks;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A member as the application has configured it, but for who may come in at its port, and with what of clients. */
public final class TlsExtension extends DefaultNodeExtension {
    private final WireTerms terms;
    private volatile @Nullable Gate gate;

    public TlsExtension(Node node, WireTerms terms) {
        super(node);
        this.terms = terms;
    }

    /** Whether a member speaks TLS and nothing else. */
    public static boolean speaksTls(NodeExtension extension) {
        return extension instanceof TlsExtension own && own.terms.tls() != null
                || extension instanceof GuardedExtension guarded && guarded.speaksTls();
    }

    /** What a member shows to others; null where it speaks no TLS, or has not begun to. */
    public static @Nullable OwnCertificate certificate(NodeExtension extension) {
        Gate gate = extension instanceof TlsExtension tls
                ? tls.gate
                : extension instanceof GuardedExtension guarded ? guarded.gateIfMade() : null;
        TlsLinks links = gate == null ? null : gate.links();
        return links == null ? null : links.own();
    }

    @Override
    public Function<EndpointQualifier, ChannelInitializer> createChannelInitializerFn(ServerContext context) {
        Gate made = new Gate(node, terms);
        gate = made;
        return new Channels(context, made);
    }

    @Override
    public void afterShutdown() {
        Gate made = gate;
        if (made != null) {
            made.close();
        }
        super.afterShutdown();
    }
}
