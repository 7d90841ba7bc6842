package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.node.table.Entry;
import io.lockgrid.node.table.SessionBatch;
import io.lockgrid.node.table.SessionCommand;
import io.lockgrid.node.table.SessionId;
import io.lockgrid.node.table.SessionKind;
import io.lockgrid.node.table.SessionLabel;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What operators list. */
class TableReadsTest {
    private static final SessionId HOLDER = new SessionId(1, 1);
    private static final SessionId WAITER = new SessionId(2, 2);

    private final Replica replica = new Replica(System::nanoTime, 0);
    private final long now = System.currentTimeMillis();

    TableReadsTest() {
        apply(HOLDER, now, List.of(open(1, "Billing-1", "10.0.0.1:5701")));
        apply(WAITER, now, List.of(open(1, "web-1", "10.0.0.2:5701")));
    }

    private void apply(SessionId session, long at, List<SessionCommand> commands) {
        SessionBatch batch = new SessionBatch(session, commands.get(0).sequence(), 0, commands);
        replica.apply(new Entry(at, 7, List.of(batch), List.of()));
    }

    private static SessionCommand open(long sequence, String name, String host) {
        SessionLabel label = new SessionLabel(
                SessionKind.CLIENT, name, host, UUID.randomUUID().toString());
        return new SessionCommand.OpenSession(sequence, label, 15_000, 1_000_000, 0);
    }

    private static SessionCommand acquire(long sequence, String name, long owner, String label) {
        return new SessionCommand.Acquire(sequence, name, owner, false, 0, -1, 0, 0, 10_000, label, null);
    }

    private List<String> names(LockQuery query) {
        return replica.reads("default", "default").page(query).locks().stream()
                .map(LockInfo::name)
                .toList();
    }

    @Test
    void locksAreSortedByTheirLongestWait() {
        apply(HOLDER, now, List.of(acquire(2, "a", 1, "t"), acquire(3, "b", 1, "t"), acquire(4, "c", 1, "t")));
        apply(WAITER, now + 1000, List.of(acquire(2, "b", 1, "t")));
        apply(WAITER, now + 2000, List.of(acquire(3, "c", 1, "t"), acquire(4, "c", 2, "t")));

        LockQuery query = LockQuery.all().withSort(LockSort.LONGEST_WAIT);
        assertThat(names(query.withDescending(true))).containsExactly("b", "c", "a");
        assertThat(names(query)).containsExactly("a", "c", "b");
    }

    @Test
    void aHolderIsFoundByMemberHostOwnerAndSessionWhateverTheCase() {
        apply(HOLDER, now, List.of(acquire(2, "a", 1, "Nightly-Report"), acquire(3, "b", 1, "worker")));
        for (String text : List.of("billing", "BILLING-1", "10.0.0.1")) {
            assertThat(names(LockQuery.all().withHolder(text))).containsExactly("a", "b");
        }
        assertThat(names(LockQuery.all().withHolder("nightly-r"))).containsExactly("a");
        assertThat(names(LockQuery.all().withHolder("nobody"))).isEmpty();
    }
}
