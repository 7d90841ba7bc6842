package io.lockgrid.internal.client;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a member that cannot be reached from one that does not let a client in. Stateless. */
final class Reachability {
    private static final int CONNECT_MILLIS = 500;

    private Reachability() {}

    /** Why a client did not get in, in words for its user. */
    static String explain(LockGridClientConfig config) {
        List<String> unknown = new ArrayList<>();
        for (String member : config.members()) {
            HostPort place = HostPort.parse(member).orElseThrow();
            try {
                Optional<InetSocketAddress> answering =
                        place.resolve().stream().filter(Reachability::answers).findFirst();
                if (answering.isPresent()) {
                    return "something answers at " + text(member, answering.get())
                            + ", but it did not let this client in within "
                            + config.callTimeout().toMillis()
                            + " ms; this client is not connected: is the cluster called '" + config.clusterName()
                            + "' (cluster-name), and has its member started?";
                }
            } catch (UnknownHostException e) {
                unknown.add(place.host());
            }
        }
        return "none of " + config.members() + " could be reached within "
                + config.callTimeout().toMillis() + " ms"
                + (unknown.isEmpty() ? "" : ", and no address is known for " + String.join(", ", unknown))
                + "; this client is not connected: check the addresses, and that a member is running there";
    }

    /** A name may have many addresses. */
    private static String text(String member, InetSocketAddress address) {
        String exact = HostPort.of(address.getAddress().getHostAddress(), address.getPort())
                .toString();
        return exact.equals(member) ? member : member + " (" + exact + ")";
    }

    private static boolean answers(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
