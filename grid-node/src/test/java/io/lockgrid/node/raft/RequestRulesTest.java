package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.wire.Home;
import io.lockgrid.internal.wire.Request;
import io.lockgrid.node.GridNodeConfig;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestRulesTest {
    private final RequestRules rules = RequestRules.of(GridNodeConfig.defaults());

    private static Request open(long timeToLiveMillis, long heartbeatMillis) {
        Home home = new Home(Home.Kind.CLIENT, "n", "h", UUID.randomUUID());
        return new Request.Open(1, home, timeToLiveMillis, heartbeatMillis, 0);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0, 5_001, Long.MAX_VALUE})
    void aHeartbeatThatIsNoPartOfTheTimeToLiveIsRefusedByName(long heartbeatMillis) {
        assertThat(rules.objection(open(15_000, heartbeatMillis)))
                .contains("heartbeat is " + heartbeatMillis + " ms", "allowed", "no session was opened");
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, 0, 999, 86_400_001})
    void aTimeToLiveOutOfBoundsIsRefusedByName(long timeToLiveMillis) {
        assertThat(rules.objection(open(timeToLiveMillis, 100)))
                .contains("time to live is " + timeToLiveMillis + " ms", "allowed", "no session was opened");
    }

    @Test
    void anOpeningWithinTheBoundsIsNotRefused() {
        assertThat(rules.objection(open(15_000, 5_000))).isNull();
    }
}
