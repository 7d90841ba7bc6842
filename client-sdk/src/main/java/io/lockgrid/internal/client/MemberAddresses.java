package io.lockgrid.internal.client;

import com.hazelcast.client.impl.connection.AddressProvider;
import com.hazelcast.client.impl.connection.Addresses;
import com.hazelcast.client.impl.management.ClientConnectionProcessListenerRunner;
import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import io.lockgrid.internal.config.HostPort;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The configured members, as the addresses that their names have at the moment: the engine asks for them each time it
 * connects, and itself takes but the first address of a name. Immutable and thread-safe.
 */
final class MemberAddresses implements AddressProvider {
    private final List<HostPort> members;

    MemberAddresses(List<String> members) {
        this.members = members.stream()
                .map(member -> HostPort.parse(member).orElseThrow())
                .toList();
    }

    @Override
    public Addresses loadAddresses(ClientConnectionProcessListenerRunner listeners) {
        Set<Address> addresses = new LinkedHashSet<>();
        for (HostPort member : members) {
            try {
                for (InetSocketAddress address : member.resolve()) {
                    addresses.add(new Address(address));
                }
            } catch (UnknownHostException notThereYet) {
                listeners.onHostNotFound(member.host()); // looked up anew at the next try; Reachability tells of it
            }
        }
        listeners.onPossibleAddressesCollected(addresses);
        return new Addresses(addresses);
    }

    @Override
    public Address translate(Address address) {
        return address;
    }

    @Override
    public Address translate(Member member) {
        return member.getAddress();
    }
}
