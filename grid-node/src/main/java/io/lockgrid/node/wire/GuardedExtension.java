package io.lockgrid.node.wire;

import com.hazelcast.cluster.Address;
import com.hazelcast.config.Config;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.instance.impl.DefaultNodeExtension;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.networking.ChannelInitializer;
import com.hazelcast.internal.networking.InboundHandler;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.internal.server.ServerContext;
import com.hazelcast.internal.util.ByteArrayProcessor;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A member of the engine that bounds and looks at what comes in at its port, before and after it knows who sent it; see the
 * package. For a member that LockGrid starts. Thread-safe.
 */
@SuppressWarnings("rawtypes") // as the engine declares its handlers
public class GuardedExtension extends DefaultNodeExtension {
    private final WireTerms terms;
    private volatile @Nullable Gate gate;

    protected GuardedExtension(Node node, WireTerms terms) {
        super(node);
        this.terms = terms;
    }

    /**
     * Checks before the start that the configuration opens no door at which nobody stands.
     *
     * @throws IllegalArgumentException if it does; the message names the setting
     */
    public static void check(Config engine) {
        OtherDoors.check(engine);
    }

    boolean speaksTls() {
        return terms.tls() != null;
    }

    @Nullable
    Gate gateIfMade() {
        return gate;
    }

    /** Made late: the engine makes this extension before it knows its properties' final values. */
    private synchronized Gate gate() {
        Gate made = gate;
        if (made == null) {
            made = new Gate(node, terms);
            gate = made;
        }
        return made;
    }

    /**
     * Why this member, which has not joined yet, need not try any longer, or empty.
     *
     * @param members that it may join
     */
    public Optional<String> refusal(Collection<Address> members) {
        Gate made = gate;
        return made == null ? Optional.empty() : made.firstLinks().refusal(members);
    }

    @Override
    public Function<EndpointQualifier, ChannelInitializer> createChannelInitializerFn(ServerContext context) {
        return new Channels(context, gate());
    }

    @Override
    public void afterShutdown() {
        Gate made = gate;
        if (made != null) {
            made.close();
        }
        super.afterShutdown();
    }

    @Override
    public InboundHandler[] createInboundHandlers(
            EndpointQualifier qualifier, ServerConnection connection, ServerContext context) {
        return new InboundHandler[] {
            new MemberDecoder(connection, node.getNodeEngine().getPacketDispatcher(), gate())
        };
    }

    @Override
    public InternalSerializationService createSerializationService() {
        return serialization(false);
    }

    @Override
    public InternalSerializationService createCompatibilitySerializationService() {
        return serialization(true);
    }

    private InternalSerializationService serialization(boolean compatibility) {
        try {
            return new GuardedSerialization(node, getPartitioningStrategy(node.getConfigClassLoader()), compatibility)
                    .make();
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException("the engine's serialization could not be made", failure);
        }
    }

    @Override
    public ByteArrayProcessor createMulticastInputProcessor(ServerContext context) {
        return new JoinDatagrams(node.getSerializationService()::getByteOrder);
    }
}
