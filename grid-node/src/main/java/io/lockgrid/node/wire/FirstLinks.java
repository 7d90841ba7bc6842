package io.lockgrid.node.wire;

import com.hazelcast.cluster.Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the links that a member has made since its start: certificates that were not taken. Thread-safe. */
final class FirstLinks {
    private final Map<SocketAddress, String> refused = new ConcurrentHashMap<>();
    private volatile boolean taken;

    /** One of the two does not trust the other's certificate. */
    void refused(SocketAddress member, String why) {
        if (!taken) {
            refused.put(member, why);
        }
    }

    /** A member has spoken as one, so it has taken this one's certificate. */
    void taken() {
        taken = true;
        refused.clear();
    }

    /**
     * Why there is no hope for this member, or empty while there is: no member has taken its certificate, and more than half
     * of those that it may join have refused it.
     */
    Optional<String> refusal(Collection<Address> members) {
        if (taken || refused.isEmpty()) {
            return Optional.empty();
        }
        List<String> reasons = new ArrayList<>();
        for (Address member : members) {
            try {
                String why = refused.get(new InetSocketAddress(member.getInetAddress(), member.getPort()));
                if (why != null) {
                    reasons.add(member.getHost() + ":" + member.getPort() + ": " + why);
                }
            } catch (UnknownHostException e) {
                continue; // nobody has been connected to there
            }
        }
        return reasons.size() * 2 > members.size()
                ? Optional.of(reasons.size() + " of " + members.size()
                        + " members and this one do not take each other's certificates, and none does (tls.certificate,"
                        + " tls.trust); " + String.join("; ", reasons))
                : Optional.empty();
    }
}
