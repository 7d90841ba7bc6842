package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockGrid;
import io.lockgrid.admin.EventCursor;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockEvents;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a grid of three members with two groups counts and remembers, as members and clients see it. */
@Tag("thorough")
class StatisticsAndHistoryTest {
    private static Members members;
    private static LockGrid client;

    @BeforeAll
    static void start() {
        members = new Members(3, config -> config.withGroups("default", "reports"));
        client = LockGridClient.connect(LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withName("reader"));
    }

    @AfterAll
    static void stop() {
        client.close();
        members.close();
    }

    @Nested
    class OfAMember extends HistoryContract {
        @Override
        LockGrid grid() {
            return members.grid(1);
        }
    }

    @Nested
    class OfAClient extends HistoryContract {
        @Override
        LockGrid grid() {
            return client;
        }
    }

    @Test
    void oneStreamHasTheEventsOfAllGroups() throws Exception {
        LockAdmin admin = client.admin();
        EventCursor cursor = admin.events(EventCursor.latest(), 1).next();
        members.grid(0).lock("x").acquire().release();
        members.grid(0).lock("x@reports").acquire().release();

        List<LockEvent> read = admin.events(cursor, 100).events();
        assertThat(read).extracting(LockEvent::lock).containsExactly("x", "x", "x@reports", "x@reports");
        assertThat(admin.history("x@reports", 10))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.group()).isEqualTo("reports"));
        assertThat(admin.statistics()).extracting(GroupStatistics::group).containsExactly("default", "reports");

        LockEvents first = admin.events(cursor, 3);
        LockEvents second = admin.events(first.next(), 3);
        assertThat(first.events()).isEqualTo(read.subList(0, 3));
        assertThat(second.events()).isEqualTo(read.subList(3, 4));
    }
}
