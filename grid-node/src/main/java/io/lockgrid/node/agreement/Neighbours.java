package io.lockgrid.node.agreement;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import io.lockgrid.internal.config.HostPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the members of a cluster against what one of them has told of itself. Stateless. */
public final class Neighbours {
    private Neighbours() {}

    /** Why this member and another must not keep locks together, or empty if they may. */
    public static Optional<String> conflict(Member me, Member other) {
        return Agreement.toldBy(me.getAttributes())
                .flatMap(mine -> conflict(
                        mine,
                        "this member",
                        other.getAttributes(),
                        other.isLiteMember(),
                        "member " + text(other.getAddress())));
    }

    /** @param lite a lite member that is not prepared for a grid keeps no locks, so it may be there */
    public static Optional<String> conflict(
            Agreement mine, String me, Map<String, String> attributes, boolean lite, String who) {
        Optional<Agreement> theirs = Agreement.toldBy(attributes);
        if (theirs.isPresent()) {
            return mine.conflict(me, theirs.get(), who);
        }
        return lite
                ? Optional.empty()
                : Optional.of(
                        who + " was not prepared for a lock grid: call GridNode.configure(config) before it starts");
    }

    /** The first conflict with any member of the cluster. */
    public static Optional<String> conflict(Cluster cluster) {
        Member me = cluster.getLocalMember();
        return cluster.getMembers().stream()
                .filter(member -> !member.localMember())
                .map(member -> conflict(me, member))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** The version of the protocol in which this member writes. */
    public static int commonProtocol(Cluster cluster) {
        List<Protocol> all = cluster.getMembers().stream()
                .map(member -> Agreement.toldBy(member.getAttributes()))
                .flatMap(Optional::stream)
                .map(Agreement::protocol)
                .toList();
        Optional<Agreement> mine = Agreement.toldBy(cluster.getLocalMember().getAttributes());
        return mine.map(Agreement::protocol).orElse(Protocol.SPOKEN).common(all);
    }

    /** An address as it is written in the configuration. */
    public static String text(Address address) {
        return HostPort.of(address.getHost(), address.getPort()).toString();
    }
}
