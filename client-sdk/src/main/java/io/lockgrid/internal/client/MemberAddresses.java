package io.lockgrid.internal.client;

import com.hazelcast.cluster.Address;
import com.hazelcast.spi.discovery.DiscoveryNode;
import com.hazelcast.spi.discovery.SimpleDiscoveryNode;
import com.hazelcast.spi.discovery.integration.DiscoveryService;
import io.lockgrid.internal.config.HostPort;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The configured members, as the addresses that their names have at the moment: the engine asks for them each time it
 * connects, and itself takes but the first address of a name. Immutable and thread-safe.
 */
final class MemberAddresses implements DiscoveryService {
    private final List<HostPort> members;

    MemberAddresses(List<String> members) {
        this.members = members.stream()
                .map(member -> HostPort.parse(member).orElseThrow())
                .toList();
    }

    @Override
    public Iterable<DiscoveryNode> discoverNodes() {
        Set<InetSocketAddress> addresses = new LinkedHashSet<>();
        for (HostPort member : members) {
            try {
                addresses.addAll(member.resolve());
            } catch (UnknownHostException notThereYet) {
                continue; // looked up anew at the next try; Reachability tells of it
            }
        }
        return addresses.stream()
                .<DiscoveryNode>map(address -> new SimpleDiscoveryNode(new Address(address)))
                .toList();
    }

    @Override
    public void start() {
        // nothing runs
    }

    @Override
    public void destroy() {
        // nothing runs
    }

    @Override
    public Map<String, String> discoverLocalMetadata() {
        return Map.of();
    }
}
