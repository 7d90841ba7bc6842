package io.lockgrid.console.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.MemberInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersTest {
    private static final GroupsInfo GROUPS = new GroupsInfo(
            List.of(),
            List.of(
                    new MemberInfo("3", "node-2", "10.0.0.9:5701", true, true),
                    new MemberInfo("1", "node-1", "10.0.0.1:5701", true, true),
                    new MemberInfo("2", "node-2", "10.0.0.2:5701", false, true)));

    @Test
    void aMemberIsCalledByItsNameAsLongAsItIsKnown() {
        assertThat(Members.name(GROUPS, "1")).isEqualTo("node-1");
        assertThat(Members.name(GROUPS, "9")).isEqualTo("a member that is gone");
        assertThat(Members.name(GROUPS, null)).isEqualTo("none right now");
    }

    @Test
    void twoOfOneNameStandByTheirAddresses() {
        assertThat(Members.byName(GROUPS)).extracting(MemberInfo::id).containsExactly("1", "2", "3");
    }
}
