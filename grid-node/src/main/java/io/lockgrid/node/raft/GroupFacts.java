package io.lockgrid.node.raft;

import com.hazelcast.cluster.Member;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.node.agreement.Neighbours;
import io.lockgrid.node.membership.GroupSeats;
import io.lockgrid.node.membership.KeeperService;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who is in a group, who leads it and who is missing, as the leader sees it. Stateless. */
final class GroupFacts {
    private GroupFacts() {}

    static AdminAnswer.Facts of(
            String group, CPGroupId id, ReadOp.Position position, NodeEngineImpl engine, RaftService raft) {
        RaftNode node = raft.getRaftNode(id);
        Collection<RaftEndpoint> endpoints = node == null ? List.of() : node.getCommittedMembers();
        KeeperService keeper = engine.getService(KeeperService.NAME);
        List<MemberInfo> members = new ArrayList<>();
        Set<String> seated = new TreeSet<>();
        List<String> ids = new ArrayList<>();
        for (RaftEndpoint endpoint : endpoints) {
            CPMember seat =
                    raft.getInvocationManager().getRaftInvocationContext().getCPMember(endpoint.getUuid());
            Member member = seat == null || !keeper.isHere(seat)
                    ? null
                    : engine.getClusterService().getMember(seat.getAddress());
            String address = seat == null ? "unknown" : Neighbours.text(seat.getAddress());
            ids.add((member == null ? endpoint.getUuid() : member.getUuid()).toString());
            if (member != null) {
                seated.add(address);
            } else {
                members.add(new MemberInfo(
                        endpoint.getUuid().toString(),
                        address,
                        address,
                        true,
                        false,
                        keeper.awaySince(endpoint.getUuid())));
            }
        }
        for (Member member : engine.getClusterService().getMembers()) {
            String address = Neighbours.text(member.getAddress());
            members.add(
                    new MemberInfo(member.getUuid().toString(), name(member), address, seated.contains(address), true));
        }
        GroupSeats seats = new GroupSeats(GroupSeats.wanted(raft), endpoints.size(), seated.size());
        return new AdminAnswer.Facts(
                new GroupInfo(
                        group,
                        engine.getLocalMember().getUuid().toString(),
                        position.term(),
                        position.commitIndex(),
                        seats.wanted(),
                        seats.missing(),
                        seats.failuresLeft(),
                        ids),
                members,
                position.tableId());
    }

    private static String name(Member member) {
        @Nullable String name = member.getAttribute(EngineConfig.NAME_ATTRIBUTE);
        return name == null ? Neighbours.text(member.getAddress()) : name;
    }
}
