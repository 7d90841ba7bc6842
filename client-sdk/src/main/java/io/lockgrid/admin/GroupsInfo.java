package io.lockgrid.admin;

import java.util.List;

/**
 * The CP groups that locks live in, and the members of the grid. Immutable and thread-safe.
 *
 * @param groups the groups, by name
 * @param members the members, by name
 */
public record GroupsInfo(List<GroupInfo> groups, List<MemberInfo> members) {

    /** Copies the lists. */
    public GroupsInfo {
        groups = List.copyOf(groups);
        members = List.copyOf(members);
    }
}
