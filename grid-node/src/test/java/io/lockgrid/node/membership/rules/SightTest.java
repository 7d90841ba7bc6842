package io.lockgrid.node.membership.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.membership.founding.Birth;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** When a member has what there is for it. */
class SightTest {
    private static final String ME = "10.0.0.1:5701";

    private final Seat mine = new Seat(UUID.randomUUID(), ME);
    private final Seat second = new Seat(UUID.randomUUID(), "10.0.0.2:5701");
    private final Seat third = new Seat(UUID.randomUUID(), "10.0.0.3:5701");
    private final Seat fourth = new Seat(UUID.randomUUID(), "10.0.0.4:5701");

    private static Sight sight(@Nullable Seat own, boolean votes, @Nullable List<Seat> seats) {
        UUID id = own == null ? null : own.id();
        Neighbour me = new Neighbour(ME, id, votes, 0, false, new Birth(1), true);
        return new Sight(0, ME, id, seats, List.of(me), false, new Birth(1));
    }

    private static boolean isSettled(@Nullable Seat own, boolean votes, @Nullable List<Seat> seats) {
        return sight(own, votes, seats).isSettled(3, false);
    }

    @Test
    void aMemberIsSettledOnceItVotesWithItsSeat() {
        assertThat(isSettled(mine, true, List.of(mine, second, third))).isTrue();
        assertThat(isSettled(mine, false, List.of(mine, second, third))).isFalse();
        assertThat(isSettled(mine, true, List.of(second, third))).isFalse();
    }

    @Test
    void aMemberWithoutASeatIsSettledOnceAllSeatsBelongToOthers() {
        assertThat(isSettled(null, false, List.of(second, third, fourth))).isTrue();
        assertThat(isSettled(null, false, List.of(second, third))).isFalse();
        assertThat(isSettled(null, false, List.of(mine, second, third)))
                .as("the seat of the process that was here before")
                .isFalse();
    }

    @Test
    void aMemberWhoseSeatAnOperatorTookIsSettledWithoutOne() {
        assertThat(sight(null, false, List.of(second, third)).isSettled(3, true))
                .isTrue();
    }

    @Test
    void nobodyIsSettledWhileNoMajorityAnswers() {
        assertThat(isSettled(mine, true, null)).isFalse();
    }
}
