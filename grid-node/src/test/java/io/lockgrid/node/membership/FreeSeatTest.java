package io.lockgrid.node.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.internal.CPMemberInfo;
import com.hazelcast.cp.internal.RaftService;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Attached;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is to get a free seat asks first whether those that have seats are there. */
class FreeSeatTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Attached members = new Attached();

    @AfterEach
    void stop() {
        members.close();
    }

    @Tag("thorough")
    @Test
    void noSeatIsTakenWhileTooFewAnswerForOneMore() throws Exception {
        members.leader();
        CpSeats seats = new CpSeats(members.engine(0), Surroundings.JVM);
        List<Seat> listed = new ArrayList<>(seats.list(SOON));
        assertThat(listed).hasSize(3);

        assertThat(seats.take(listed, SOON)).isTrue(); // it has one, so nothing is to be done
        listed.add(new Seat(UUID.randomUUID(), "127.0.0.1:1"));
        listed.add(new Seat(UUID.randomUUID(), "127.0.0.1:2"));
        assertThat(seats.take(listed, SOON)).isFalse();
    }

    @Test
    void noSeatIsTakenIfOneHasGoneSinceTheSeatsWereLookedAt() throws Exception {
        RaftService raft = members.raft(members.leader());
        CpSeats seats = new CpSeats(members.engine(0), Surroundings.JVM);
        List<Seat> listed = seats.list(SOON);
        CPMemberInfo coming = new CPMemberInfo(UUID.randomUUID(), new Address("127.0.0.1", 1));
        Set<UUID> seen = listed.stream().map(Seat::id).collect(Collectors.toCollection(HashSet::new));
        seen.add(UUID.randomUUID());

        assertThat(raft.getInvocationManager()
                        .<Object>invoke(raft.getMetadataGroupId(), new TakeSeatOp(coming, seen))
                        .get(30, TimeUnit.SECONDS))
                .isEqualTo(false);
        assertThat(seats.list(SOON)).isEqualTo(listed);
    }
}
