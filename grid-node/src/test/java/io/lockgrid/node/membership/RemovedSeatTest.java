package io.lockgrid.node.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.Attached;
import io.lockgrid.node.membership.rules.Act;
import io.lockgrid.node.membership.rules.KeeperRules;
import io.lockgrid.node.membership.rules.Seat;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A seat is taken away only from the seats that were looked at, and never one of two. */
class RemovedSeatTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Attached members = new Attached();

    @AfterEach
    void stop() {
        members.close();
    }

    private CpSeats seats(int index) {
        return new CpSeats(members.engine(index), Surroundings.JVM);
    }

    private UUID seat(int index) {
        return members.raft(index).getLocalCPMember().getUuid();
    }

    @Test
    void oneOfTwoSeatsStaysSinceTheGroupsOfLocksWouldWaitForItForEver() throws Exception {
        int leader = members.leader();
        int second = (leader + 1) % 3;
        UUID third = seat((leader + 2) % 3);
        List<Seat> three = seats(leader).list(SOON);

        await().atMost(SOON).ignoreExceptions().until(() -> seats(leader).remove(third, three, SOON));
        List<Seat> two = seats(leader).list(SOON);
        assertThat(two).hasSize(2);
        assertThat(seats(leader).remove(seat(second), two, SOON)).isFalse();
        assertThat(seats(leader).remove(seat(second), three, SOON))
                .as("the seats are not these any more")
                .isFalse();

        assertThat(seats(leader).list(SOON)).isEqualTo(two);
        assertThat(members.grid(second).lock("a").tryAcquire()).isPresent();
    }

    /** It was given so late that its member had no time to tell of it. */
    @Test
    void aKeeperAsksTheMemberOfASeatBeforeItTakesItAway() throws Exception {
        int leader = members.leader();
        Tenure tenure = new Tenure(
                members.engine(leader),
                Surroundings.JVM,
                3,
                new KeeperRules(3, Duration.ofSeconds(2), null),
                new KeeperTally());
        List<Seat> three = seats(leader).list(SOON);
        Seat other = three.stream()
                .filter(seat -> !seat.id().equals(seat(leader)))
                .findFirst()
                .orElseThrow();

        tenure.perform(new Tenure.Look(
                tenure.sight(three), new Act.RemoveSeat(other, "it seems to have been away"), List.of()));

        assertThat(seats(leader).list(SOON)).isEqualTo(three);
    }
}
