package io.lockgrid.console.web;

import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.MemberInfo;
import org.jspecify.annotations.Nullable;

/** Names of members for pages. */
public final class Members {
    private Members() {}

    /** The name of a member, or words where there is none. */
    public static String name(GroupsInfo groups, @Nullable String id) {
        if (id == null) {
            return "none right now";
        }
        return groups.members().stream()
                .filter(member -> member.id().equals(id))
                .map(MemberInfo::name)
                .findFirst()
                .orElse("a member that is gone");
    }
}
