package io.lockgrid.node.membership;

import static com.hazelcast.test.SplitBrainTestSupport.blockCommunicationBetween;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hazelcast.cluster.Member;
import com.hazelcast.cp.internal.raft.MembershipChangeMode;
import com.hazelcast.cp.internal.raft.impl.RaftEndpoint;
import com.hazelcast.cp.internal.raft.impl.RaftNodeImpl;
import io.lockgrid.Hold;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Attached;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What may come between a leader and its heir. */
class LeadershipTransferTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Attached members = new Attached();

    @AfterEach
    void stop() {
        members.close();
    }

    private KeeperService keeper(int index) {
        return members.engine(index).getService(KeeperService.NAME);
    }

    private CpSeats seats(int index) {
        return new CpSeats(members.engine(index), Surroundings.JVM);
    }

    private UUID seat(int index) {
        return members.raft(index).getLocalCPMember().getUuid();
    }

    /** The member whom the engine lists first, of those that do not lead. */
    private int firstHeir(int leader) {
        RaftEndpoint first = members.node(leader).getCommittedMembers().stream()
                .filter(each -> !each.equals(members.node(leader).getLocalMember()))
                .findFirst()
                .orElseThrow();
        return first.getUuid().equals(seat((leader + 1) % 3)) ? (leader + 1) % 3 : (leader + 2) % 3;
    }

    @Test
    void aGroupGoesOnWhenTheSeatOfAnHeirGoesDuringTheTransfer() throws Exception {
        int leader = members.leader();
        int heir = (leader + 1) % 3;
        int other = (leader + 2) % 3;
        blockCommunicationBetween(members.member(leader), members.member(heir));
        blockCommunicationBetween(members.member(other), members.member(heir));
        RaftNodeImpl node = members.node(leader);
        RaftEndpoint lost = members.raft(heir).getLocalCPMember().toRaftEndpoint();

        members.raft(leader)
                .transferLeadership(members.group(), members.raft(heir).getLocalCPMember());
        node.replicateMembershipChange(lost, MembershipChangeMode.REMOVE);

        await().atMost(SOON).until(() -> !node.getCommittedMembers().contains(lost));
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> members.grid(other).lock("a").tryAcquire().isPresent());
    }

    @Test
    void leadershipGoesToAMemberThatStays() throws Exception {
        int leader = members.leader();
        int leaving = firstHeir(leader);
        int staying = 3 - leader - leaving;
        keeper(leaving).announceStop();
        Member stopping = members.engine(leader)
                .getClusterService()
                .getMember(members.engine(leaving).getThisAddress());
        await().atMost(SOON).until(() -> !keeper(leader).statusOf(stopping).stays());

        seats(leader).handLeadershipOver(Duration.ofSeconds(10));

        await().atMost(SOON).until(() -> members.leads(staying));
        assertThat(seats(staying).moveLeadership("default", seat(leaving), Duration.ofSeconds(10)))
                .isFalse();
    }

    @Tag("thorough")
    @Test
    void noSeatIsTakenAwayWhileLeadershipIsBeingHandedToIt() throws Exception {
        int leader = members.leader();
        int heir = (leader + 1) % 3;
        int other = (leader + 2) % 3;
        Hold hold = members.grid(other).lock("a").acquire();

        keeper(leader).handsOver(members.group(), seat(heir));
        await().atMost(SOON)
                .until(() -> keeper(other).isHeir(seat(heir)) && keeper(heir).isHeir(seat(heir)));

        UUID handedTo = seat(heir);
        List<Seat> listed = seats(heir).list(SOON);
        assertThat(seats(leader).remove(handedTo, listed, SOON)).isFalse();
        assertThat(seats(other).remove(handedTo, listed, SOON)).isFalse();
        assertThat(seats(heir).leave(listed, SOON)).isFalse();

        keeper(leader).handedOver(members.group());
        await().atMost(SOON).until(() -> !keeper(other).isHeir(seat(heir)));
        assertThat(seats(other).remove(handedTo, listed, SOON)).isTrue();
        assertThat(hold.isHeld()).isTrue();
    }
}
