package io.lockgrid.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GroupsInfoTest {

    private static final MemberInfo MEMBER = new MemberInfo("m1", "app-1", "10.1.2.3:5701", true, true);

    @Test
    void aGroupMayBeWithoutALeader() {
        assertThat(new GroupInfo("default", null, 3, 100, 3, 2, 0, List.of("m1")).leader())
                .isNull();
    }

    @Test
    void nothingChangesWithTheListsItCameFrom() {
        List<String> ids = new ArrayList<>(List.of("m1"));
        GroupInfo group = new GroupInfo("default", "m1", 3, 100, 3, 0, 1, ids);
        List<GroupInfo> groups = new ArrayList<>(List.of(group));
        List<MemberInfo> members = new ArrayList<>(List.of(MEMBER));
        GroupsInfo info = new GroupsInfo(groups, members);

        ids.clear();
        groups.clear();
        members.clear();

        assertThat(group.members()).containsExactly("m1").isUnmodifiable();
        assertThat(info.groups()).containsExactly(group).isUnmodifiable();
        assertThat(info.members()).containsExactly(MEMBER).isUnmodifiable();
    }

    @Test
    void noNumberOfAGroupIsNegative() {
        refused(-1, 0, 0, 0, 0);
        refused(0, -1, 0, 0, 0);
        refused(0, 0, -1, 0, 0);
        refused(0, 0, 0, -1, 0);
        refused(0, 0, 0, 0, -1);
    }

    @Test
    void aMemberIsNamed() {
        assertThatNullPointerException().isThrownBy(() -> new MemberInfo(null, "app-1", "a", true, true));
        assertThatNullPointerException().isThrownBy(() -> new MemberInfo("m1", null, "a", true, true));
        assertThatNullPointerException().isThrownBy(() -> new MemberInfo("m1", "app-1", null, true, true));
    }

    private static void refused(long term, long commitIndex, int seats, int seatsMissing, int failuresLeft) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GroupInfo(
                        "default", null, term, commitIndex, seats, seatsMissing, failuresLeft, List.of()));
    }
}
