package io.lockgrid.node.raft;

import io.lockgrid.GridHealth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How well a member sees its groups. Stateless. */
final class MemberHealth {
    private MemberHealth() {}

    /** @param failure why this member takes no part in a group any more; null if it does */
    static GridHealth of(Collection<GroupSite> sites, @Nullable String failure) {
        List<String> reasons = new ArrayList<>();
        boolean degraded = false;
        for (GroupSite site : sites) {
            GroupSite.Sight sight = site.sight();
            if (sight.trouble() != null) {
                return new GridHealth(GridHealth.Status.UNAVAILABLE, List.of(sight.trouble()));
            }
            if (sight.missing() > 0) {
                reasons.add("CP group '" + site.name() + "' misses " + sight.missing() + " of its members");
            }
            degraded |= sight.failuresLeft() == 0;
        }
        if (failure != null) {
            degraded = true;
            reasons.add("this member takes no part in its group until it has started anew: " + failure);
        }
        return new GridHealth(degraded ? GridHealth.Status.DEGRADED : GridHealth.Status.HEALTHY, reasons);
    }
}
