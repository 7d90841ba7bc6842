package io.lockgrid.admin;

import static io.lockgrid.admin.Samples.SINCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lockgrid.admin.SessionInfo.Claim;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionInfoTest {

    private static final Claim HOLD = new Claim("a", 7, "main", SINCE, Duration.ofSeconds(9));
    private static final Claim WAIT = new Claim("b", 0, "main", SINCE, null);
    private static final Duration TTL = Duration.ofSeconds(15);
    private static final Duration BEAT = Duration.ofSeconds(3);

    @Test
    void holdsHaveFencesAndWaitsHaveNone() {
        assertThat(session(TTL, List.of(HOLD), List.of(WAIT)).holds()).containsExactly(HOLD);
        assertThatIllegalArgumentException().isThrownBy(() -> session(TTL, List.of(WAIT), List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> session(TTL, List.of(), List.of(HOLD)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Claim("a", -1, "main", SINCE, null));
    }

    @Test
    void itsHeartbeatIsLateWhenTwoAreMissing() {
        SessionInfo fresh = session(Duration.ofSeconds(9), List.of(), List.of());
        assertThat(fresh.silentFor()).isEqualTo(Duration.ofSeconds(6));
        assertThat(fresh.heartbeatLate()).isFalse();
        assertThat(session(Duration.ofSeconds(8), List.of(), List.of()).heartbeatLate())
                .isTrue();
    }

    @Test
    void itsClaimsDoNotChangeWithTheListsTheyCameFrom() {
        List<Claim> holds = new ArrayList<>(List.of(HOLD));
        List<Claim> waits = new ArrayList<>(List.of(WAIT));
        SessionInfo session = session(TTL, holds, waits);

        holds.clear();
        waits.clear();

        assertThat(session.holds()).containsExactly(HOLD).isUnmodifiable();
        assertThat(session.waits()).containsExactly(WAIT).isUnmodifiable();
    }

    @Test
    void noTimeIsLeftOrMoreButNotLess() {
        assertThat(session(Duration.ZERO, List.of(), List.of()).timeToLiveLeft())
                .isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> session(Duration.ofMillis(-1), List.of(), List.of()));
    }

    private static SessionInfo session(Duration left, List<Claim> holds, List<Claim> waits) {
        return new SessionInfo(
                "5e", SessionKind.CLIENT, "billing", "10.1.2.3:40000", SINCE, TTL, left, BEAT, holds, waits);
    }
}
