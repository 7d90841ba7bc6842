package io.lockgrid.console.grid;

import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.WaitGraph;
import java.time.Instant;
import java.util.List;

/**
 * The grid at a glance, as it was at one moment. Immutable.
 *
 * @param at when its last part was read
 * @param groups the CP groups and the members
 * @param oldest the locks that have been held for longest
 * @param busiest the locks with the longest queues
 * @param graph who waits for whom; may be some looks old where so many wait that it takes long to read
 * @param statistics what was counted; read last, so close to the moment that watchers are told
 */
public record Picture(
        Instant at,
        GroupsInfo groups,
        LockPage oldest,
        LockPage busiest,
        WaitGraph graph,
        List<GroupStatistics> statistics) {
    /** Copies the list. */
    public Picture {
        statistics = List.copyOf(statistics);
    }
}
