package io.lockgrid.console.web;

import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.MemberInfo;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members as pages name and order them. Stateless. */
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

    /** All, in an order that stays the same when members come and go. */
    public static List<MemberInfo> byName(GroupsInfo groups) {
        return groups.members().stream()
                .sorted(Comparator.comparing(MemberInfo::name).thenComparing(MemberInfo::address))
                .toList();
    }
}
