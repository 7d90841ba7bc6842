package io.lockgrid.node.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.node.table.Entry;
import io.lockgrid.node.table.SessionBatch;
import io.lockgrid.node.table.SessionCommand;
import io.lockgrid.node.table.SessionId;
import io.lockgrid.node.table.SessionKind;
import io.lockgrid.node.table.SessionLabel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What operators list, and how long it takes with many locks. */
class TableReadsTest {
    private static final SessionId HOLDER = new SessionId(1, 1);
    private static final SessionId WAITER = new SessionId(2, 2);

    private final Replica replica = new Replica(System::nanoTime);
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

    @Test
    void aPageOfAHundredThousandLocksIsThereInThreeHundredMilliseconds() {
        int locks = 100_000;
        for (int from = 0; from < locks; from += 1000) {
            List<SessionCommand> holds = new ArrayList<>();
            List<SessionCommand> waits = new ArrayList<>();
            for (int i = from; i < from + 1000; i++) {
                holds.add(acquire(i + 2, "orders/" + i, i, "worker-" + i % 50));
                if (i % 10 == 0) {
                    waits.add(acquire(i + 2, "orders/" + i, i, "waiter"));
                }
            }
            apply(HOLDER, now - 600_000 + from, holds);
            apply(WAITER, now - 300_000 + from, waits);
        }
        LockQuery byAge = LockQuery.all().withSort(LockSort.AGE).withDescending(true);
        List<LockQuery> queries = List.of(
                LockQuery.all(),
                LockQuery.all().withPrefix("orders/77"),
                LockQuery.all().withHolder("WORKER-7"),
                LockQuery.all().withStates(LockState.HELD).withOlderThan(Duration.ofMinutes(9)),
                byAge,
                byAge.withSort(LockSort.WAITERS),
                byAge.withSort(LockSort.LONGEST_WAIT),
                byAge.withHolder("nobody"));
        for (LockQuery query : queries) {
            long best =
                    IntStream.range(0, 5).mapToLong(i -> millis(query)).min().orElseThrow();
            assertThat(best).as(query.toString()).isLessThan(300);
        }
    }

    private long millis(LockQuery query) {
        long begun = System.nanoTime();
        LockPage page = replica.reads("default", "default").page(query);
        assertThat(page.total()).isNotNegative();
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }
}
