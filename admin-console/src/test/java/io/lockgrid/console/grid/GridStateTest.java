package io.lockgrid.console.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.WaitGraph;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridStateTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final LockPage NONE = new LockPage(List.of(), 0, 0);

    private static GroupInfo group(int seats, int missing, int left, int members) {
        return new GroupInfo("g", "leader", 1, 1, seats, missing, left, Collections.nCopies(members, "m"));
    }

    private static View seen(GroupInfo... groups) {
        GroupsInfo found = new GroupsInfo(List.of(groups), List.of());
        WaitGraph graph = new WaitGraph(List.of(), List.of());
        return View.NOTHING.with(new Picture(NOW, found, NONE, NONE, graph, List.of()));
    }

    private static GridState state(View view) {
        return GridState.of(view, NOW.plusSeconds(1));
    }

    @Test
    void itIsHealthyOnlyIfEveryGroupSurvivesAFailure() {
        assertThat(state(seen(group(3, 0, 1, 3), group(3, 0, 1, 3)))).isEqualTo(GridState.HEALTHY);
        assertThat(state(seen(group(5, 1, 1, 5)))).isEqualTo(GridState.HEALTHY);
        assertThat(state(seen(group(3, 0, 1, 3), group(3, 1, 0, 3)))).isEqualTo(GridState.DEGRADED);
        assertThat(state(seen(group(3, 1, 0, 2)))).isEqualTo(GridState.DEGRADED);
    }

    @Test
    void aGridOfOneSeatIsHealthyWhileItsMemberIsHere() {
        assertThat(state(seen(group(1, 0, 0, 1)))).isEqualTo(GridState.HEALTHY);
    }

    @Test
    void aGroupWithoutAMajorityMakesItUnavailable() {
        assertThat(state(seen(group(3, 0, 1, 3), group(3, 2, 0, 3)))).isEqualTo(GridState.UNAVAILABLE);
        assertThat(state(seen(group(3, 2, 0, 2)))).isEqualTo(GridState.UNAVAILABLE);
    }

    @Test
    void silentMembersAreToldFromNoMembers() {
        View seen = seen(group(3, 0, 1, 3));

        assertThat(state(seen.failing("silent", 1, NOW))).isEqualTo(GridState.UNAVAILABLE);
        assertThat(state(seen.failing("silent", 0, NOW))).isEqualTo(GridState.LOST);
        assertThat(state(View.NOTHING)).isEqualTo(GridState.LOST);
    }

    @Test
    void anOldPictureIsNoStateOfNowEvenIfNothingFailed() {
        View seen = seen(group(3, 0, 1, 3));

        assertThat(GridState.of(seen, NOW.plusSeconds(5))).isEqualTo(GridState.HEALTHY);
        assertThat(GridState.of(seen, NOW.plusSeconds(6))).isEqualTo(GridState.LOST);
    }
}
