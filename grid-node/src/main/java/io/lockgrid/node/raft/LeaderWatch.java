package io.lockgrid.node.raft;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Notices who leads the groups of a member. Thread-safe; {@link #look} is for one thread. */
final class LeaderWatch {
    private final Collection<GroupSite> sites;
    private volatile Runnable listener = () -> {};

    /** Owned by the thread that looks. */
    private final Map<String, UUID> last = new HashMap<>();

    /** How often the leader of each group was seen to change. */
    private final Map<String, AtomicLong> changes = new ConcurrentHashMap<>();

    LeaderWatch(Collection<GroupSite> sites) {
        this.sites = sites;
    }

    /** Runs it when the leader of a group is another than before, as seen from here. */
    void onNewLeader(Runnable hearer) {
        listener = hearer;
    }

    void look() {
        for (GroupSite site : sites) {
            UUID leader = site.leader();
            UUID before = leader == null ? null : last.put(site.name(), leader);
            if (leader != null && !leader.equals(before)) {
                if (before != null) {
                    changes.computeIfAbsent(site.name(), any -> new AtomicLong())
                            .incrementAndGet();
                }
                listener.run();
            }
        }
    }

    long changes(String group) {
        AtomicLong seen = changes.get(group);
        return seen == null ? 0 : seen.get();
    }
}
