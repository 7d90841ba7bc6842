package io.lockgrid.node.wire;

import com.hazelcast.internal.networking.Channel;
import com.hazelcast.internal.nio.IOUtil;
import com.hazelcast.internal.server.ServerConnection;
import com.hazelcast.logging.ILogger;
import io.lockgrid.internal.tls.LinkEnd;
import io.lockgrid.internal.tls.Peer;
import io.lockgrid.node.raft.access.Identity;
import javax.net.ssl.SSLException;

/** What a member does with a link whose TLS fails: one it has taken is refused, of one it has made it says why. */
record MemberLinkEnd(ILogger logger, Gate gate) implements LinkEnd {
    @Override
    public void say(Channel channel, String why) {
        ServerConnection connection = (ServerConnection) channel.attributeMap().get(ServerConnection.class);
        if (channel.isClientMode()) {
            gate.refusals()
                    .note(
                            channel.remoteSocketAddress(),
                            "No TLS link with the member at " + channel.remoteSocketAddress() + ": " + why);
        } else if (connection != null) {
            gate.refusals().say(connection, why + "; its connection was closed");
        }
    }

    @Override
    public void close(Channel channel, String why) {
        ServerConnection connection = (ServerConnection) channel.attributeMap().get(ServerConnection.class);
        if (connection == null) {
            IOUtil.closeResource(channel);
            return;
        }
        if (!channel.isClientMode()) {
            Refusals.quietly(connection);
        }
        connection.close("TLS: " + why, channel.isClientMode() ? new SSLException(why) : null);
    }

    @Override
    public void distrusted(Channel channel, String why) {
        if (channel.isClientMode()) {
            gate.firstLinks().refused(channel.remoteSocketAddress(), why);
        }
    }

    @Override
    public void shown(Channel channel) {
        gate.isKnown(channel);
    }

    /** Of its token, which comes after the handshake. */
    @Override
    public boolean isStranger(Channel channel) {
        return !channel.isClientMode()
                && channel.attributeMap().get(Peer.class) == null
                && channel.attributeMap().get(Identity.class) == null;
    }

    @Override
    public void note(String words) {
        logger.info(words);
    }
}
