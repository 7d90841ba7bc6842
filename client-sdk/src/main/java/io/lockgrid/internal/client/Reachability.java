package io.lockgrid.internal.client;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.config.HostPort;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells a member that cannot be reached from one that does not let a client in. Stateless. */
final class Reachability {
    private static final int CONNECT_MILLIS = 500;

    /** As a client begins, and long enough for the head of a record. */
    private static final String PLAIN = "CP2 is no TLS";

    private static final int ALERT = 0x15;

    private Reachability() {}

    /**
     * Why a client did not get in, in words for its user.
     *
     * @param refusal why its last TLS link failed, if one has
     */
    static String explain(LockGridClientConfig config, Optional<String> refusal) {
        if (refusal.isPresent()) {
            return "no TLS link within " + config.callTimeout().toMillis() + " ms; this client is not connected: "
                    + refusal.get();
        }
        List<String> unknown = new ArrayList<>();
        for (String member : config.members()) {
            HostPort place = HostPort.parse(member).orElseThrow();
            try {
                Optional<InetSocketAddress> answering =
                        place.resolve().stream().filter(Reachability::answers).findFirst();
                if (answering.isPresent() && config.tls().isEmpty() && speaksTls(answering.get())) {
                    return text(member, answering.get())
                            + " speaks TLS, and this client is not told to; this client is not connected: set"
                            + " client.tls.certificate, key, trust and members";
                }
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

    /** By what it answers to a plain client: the head of an alert. */
    private static boolean speaksTls(InetSocketAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(address, CONNECT_MILLIS);
            socket.setSoTimeout(CONNECT_MILLIS);
            socket.getOutputStream().write(PLAIN.getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().read() == ALERT;
        } catch (IOException e) {
            return false;
        }
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
