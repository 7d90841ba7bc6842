package io.lockgrid.internal.client;

import io.lockgrid.client.LockGridClientConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/** Tells a member that cannot be reached from one that does not let a client in. Stateless. */
final class Reachability {
    private static final int CONNECT_MILLIS = 500;

    private Reachability() {}

    /** Why a client did not get in, in words for its user. */
    static String explain(LockGridClientConfig config) {
        for (String member : config.members()) {
            int colon = member.lastIndexOf(':');
            String host = member.substring(0, colon).replace("[", "").replace("]", "");
            int port = Integer.parseInt(member.substring(colon + 1));
            if (answers(host, port)) {
                return "something answers at " + member + ", but it did not let this client in within "
                        + config.callTimeout().toMillis() + " ms; this client is not connected: is the cluster called '"
                        + config.clusterName() + "' (cluster-name), and has its member started?";
            }
        }
        return "none of " + config.members() + " could be reached within "
                + config.callTimeout().toMillis()
                + " ms; this client is not connected: check the addresses, and that a member is running there";
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
