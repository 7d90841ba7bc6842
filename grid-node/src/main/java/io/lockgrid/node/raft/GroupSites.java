package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The sites of a member's groups, which it owns. Thread-safe once {@link #open} has been called. */
final class GroupSites {
    private final Function<String, GroupSite> maker;
    private final Map<String, GroupSite> configured = new LinkedHashMap<>();

    /** Groups that only Hazelcast's own lock API uses, as far as this member is part of them. */
    private final Map<String, GroupSite> others = new ConcurrentHashMap<>();

    GroupSites(Function<String, GroupSite> maker) {
        this.maker = maker;
    }

    void open(List<String> groups) {
        groups.forEach(group -> configured.put(group, maker.apply(group)));
    }

    Collection<GroupSite> configured() {
        return configured.values();
    }

    @Nullable
    GroupSite configured(String group) {
        return configured.get(group);
    }

    /** The site of a configured group, or of another that this member is part of, or null. */
    @Nullable
    GroupSite get(String group) {
        GroupSite site = configured.get(group);
        return site == null ? others.get(group) : site;
    }

    /** This member has become part of the group. */
    void learn(CPGroupId group) {
        String name = group.getName();
        GroupSite site = configured.get(name);
        if (site == null) {
            site = others.computeIfAbsent(name, maker);
        }
        site.learn(group);
    }

    /** The group is not here any more. */
    void forget(CPGroupId group) {
        GroupSite site = others.get(group.getName());
        if (site != null && group.equals(site.id()) && others.remove(group.getName(), site)) {
            site.close();
        }
    }

    void tick() {
        configured.values().forEach(GroupSite::tick);
        others.values().forEach(GroupSite::tick);
    }

    void close() {
        configured.values().forEach(GroupSite::close);
        others.values().forEach(GroupSite::close);
    }
}
