package io.lockgrid.node.discovery;

import com.hazelcast.cluster.Address;
import com.hazelcast.instance.EndpointQualifier;
import com.hazelcast.spi.MemberAddressProvider;
import io.lockgrid.internal.config.HostPort;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a member listens. The engine asks for it, and looks no further. Immutable.
 *
 * @param socket the address of its socket, which may stand for all of this machine
 * @param told the one that others are told, with port 0 for that of the socket
 */
public record Listening(InetAddress socket, InetSocketAddress told) implements MemberAddressProvider {

    /**
     * The same, with what the engine's own configuration says that others are told.
     *
     * @throws IllegalStateException if that has no address
     */
    public Listening toldAs(String publicAddress) {
        HostPort place = HostPort.parse(publicAddress)
                .orElseThrow(() -> new IllegalStateException(
                        "public-address is '" + publicAddress + "'; allowed: " + HostPort.WORDS));
        int port = publicAddress.equals(place.host()) ? 0 : place.port();
        try {
            return new Listening(
                    socket, new InetSocketAddress(place.resolve().get(0).getAddress(), port));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("public-address is '" + publicAddress + "', which has no address", e);
        }
    }

    /** What others are told, where the socket has this port. */
    public Address told(int port) {
        return new Address(told.getAddress(), told.getPort() == 0 ? port : told.getPort());
    }

    /** The address of the socket. */
    public String text() {
        return LocalAddresses.text(socket);
    }

    @Override
    public InetSocketAddress getBindAddress() {
        return new InetSocketAddress(socket, 0); // the engine takes the configured port
    }

    @Override
    public InetSocketAddress getBindAddress(EndpointQualifier qualifier) {
        return getBindAddress();
    }

    @Override
    public InetSocketAddress getPublicAddress() {
        return told;
    }

    @Override
    public InetSocketAddress getPublicAddress(EndpointQualifier qualifier) {
        return told;
    }
}
