package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class HistoryAcrossLeadersTest {

    @Test
    void aReaderGoesOnWhereItWasWhenAnotherMemberLeads() throws Exception {
        try (Members members = new Members(3, config -> config.withStopTimeout(Duration.ofSeconds(5)));
                LockGrid client = LockGridClient.connect(LockGridClientConfig.defaults()
                        .withClusterName(members.cluster)
                        .withMembers(members.addresses)
                        .withCallTimeout(Duration.ofSeconds(60)))) {
            LockAdmin admin = client.admin();
            client.lock("a").acquire().release();
            client.lock("b").acquire();
            LockEvents before = admin.events(EventCursor.oldest(), 100);
            GroupStatistics counted = admin.statistics().get(0);
            assertThat(before.events()).hasSize(3);

            members.grid(leader(members, admin)).close();
            client.lock("c").acquire();

            LockEvents after = admin.events(before.next(), 100);
            assertThat(after.gap()).isFalse();
            assertThat(after.events()).extracting(LockEvent::lock).containsExactly("c");
            List<LockEvent> all = admin.events(EventCursor.oldest(), 100).events();
            assertThat(all.subList(0, 3)).isEqualTo(before.events());
            GroupStatistics now = admin.statistics().get(0);
            assertThat(now.continues(counted)).isFalse();
            assertThat(now.holds()).isEqualTo(2);
        }
    }

    private static int leader(Members members, LockAdmin admin) {
        String leader = admin.groups().groups().get(0).leader();
        String address = admin.groups().members().stream()
                .filter(member -> member.id().equals(leader))
                .map(MemberInfo::address)
                .findFirst()
                .orElseThrow();
        return members.addresses.indexOf(address);
    }
}
