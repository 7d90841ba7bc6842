package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.Attached;
import org.junit.jupiter.api.Test;

class ForwardsTest {
    private static final long MANY = 1L << 40;

    private static long lastCall(Attached members, int index) {
        GridService service = members.engine(index).getService(GridService.NAME);
        return service.forwards().lastCall();
    }

    /** Else a late answer to the process that was at an address before could be taken by the next one for its own. */
    @Test
    void theCallsOfTwoProcessesHaveNoNumberInCommon() {
        try (Attached members = new Attached()) {
            for (int i = 0; i < 3; i++) {
                long one = lastCall(members, i);
                long other = lastCall(members, (i + 1) % 3);
                assertThat(Math.abs(one - other)).isGreaterThan(MANY);
            }
        }
    }
}
