package io.lockgrid.node.replica.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.operator.LockOrder;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.replica.Clock;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.words.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pages of a table with some hundred locks, against a plain filter and sort of all of them. */
class LockScanTest {
    private static final int LOCKS = 300;

    private final Replica replica = new Replica(Clock.at(() -> 0), 0);
    private final long now = System.currentTimeMillis();
    private final List<UUID> sessions = new ArrayList<>();
    private final long[] sequences = new long[4];

    LockScanTest() {
        for (int i = 0; i < 4; i++) {
            sessions.add(new UUID(7, i));
            Home home = new Home(SessionKind.CLIENT, "App-" + i, "10.0.0." + i + ":5701", new UUID(8, i));
            apply(
                    i,
                    now - 100_000,
                    new Request.Open(
                            ++sequences[i],
                            home,
                            600_000,
                            3_000,
                            (now - 1_577_836_800_000L) << 11,
                            new SessionTerms(1_000_000, 1_000_000, 1_000_000)));
        }
        Random random = new Random(11);
        for (int i = 0; i < LOCKS; i++) {
            String name =
                    (i % 3 == 0 ? "orders/" : "") + "lock-" + String.format("%03d", random.nextInt(1_000)) + "-" + i;
            long at = now - random.nextInt(90) * 1_000L;
            acquire(0, at, name, i);
            for (int waiter = 1; waiter <= random.nextInt(4); waiter++) {
                acquire(waiter, at + waiter * 100L, name, i);
            }
        }
    }

    private void acquire(int session, long at, String name, int owner) {
        Asker asker = new Asker(owner, "worker-" + owner % 5, null);
        apply(
                session,
                at,
                new Request.Acquire(++sequences[session], name, asker, -1, new LockTerms(Demand.MUTEX, 0, 0, 10_000)));
    }

    private void apply(int session, long at, Request request) {
        Batch batch = new Batch(sessions.get(session), request.sequence(), 0, List.of(request));
        replica.apply(new Entry(at, 7, 1_000, List.of(batch), List.of()));
    }

    private LockPage page(LockQuery query) {
        return TableReads.of(replica, "default", "default", new AdminQuestion(new AdminQuery.Locks(LockQuery.all())))
                .page(query);
    }

    private List<LockInfo> all() {
        List<LockInfo> all = page(LockQuery.all().withLimit(1_000)).locks();
        assertThat(all).hasSize(LOCKS);
        return all;
    }

    private static List<String> names(List<LockInfo> locks) {
        return locks.stream().map(LockInfo::name).toList();
    }

    @ParameterizedTest
    @EnumSource(LockSort.class)
    void eachPageIsThatPartOfAllInTheOrderThatTheAskingSideHas(LockSort by) {
        for (boolean descending : new boolean[] {false, true}) {
            LockQuery order = LockQuery.all().withSort(by).withDescending(descending);
            List<String> sorted = all().stream()
                    .sorted(LockOrder.of(order))
                    .map(LockInfo::name)
                    .toList();
            for (int[] part : new int[][] {{0, 1}, {0, 50}, {17, 33}, {290, 50}, {300, 10}, {5_000, 10}}) {
                LockPage page = page(order.withOffset(part[0]).withLimit(part[1]));

                int from = Math.min(part[0], LOCKS);
                assertThat(names(page.locks()))
                        .as("%s %s from %s", by, descending, from)
                        .isEqualTo(sorted.subList(from, Math.min(part[0] + part[1], LOCKS)));
                assertThat(page.total()).isEqualTo(LOCKS);
            }
        }
    }

    @Test
    void aPageSoFarBehindThatAllAreSortedIsTheSame() {
        LockQuery deep = LockQuery.all().withOffset(9_999).withLimit(1_000);
        assertThat(page(deep).locks()).isEmpty();
        assertThat(page(deep).total()).isEqualTo(LOCKS);
    }

    @Test
    void aPrefixAndAHolderAreLookedForInEveryWordThatTellsOfIt() {
        List<LockInfo> all = all();

        LockPage orders = page(LockQuery.all().withPrefix("orders/").withLimit(1_000));
        assertThat(names(orders.locks()))
                .isEqualTo(names(all.stream()
                        .filter(lock -> lock.name().startsWith("orders/"))
                        .toList()));
        assertThat(orders.total()).isEqualTo(LOCKS / 3);
        assertThat(page(LockQuery.all().withHolder("WORKER-3")).total()).isEqualTo(LOCKS / 5);
        assertThat(page(LockQuery.all().withHolder("app-0")).total()).isEqualTo(LOCKS);
        assertThat(page(LockQuery.all().withHolder("10.0.0.0")).total()).isEqualTo(LOCKS);
        assertThat(page(LockQuery.all().withHolder(sessions.get(0).toString())).total())
                .isEqualTo(LOCKS);
        assertThat(page(LockQuery.all().withHolder("app-1")).total())
                .as("who waits is no holder")
                .isZero();
    }

    @Test
    void whatIsWaitedForIsFoundAlthoughItIsHeld() {
        int waitedFor =
                (int) all().stream().filter(lock -> lock.waiterCount() > 0).count();

        assertThat(page(LockQuery.all().withStates(LockState.HELD)).total()).isEqualTo(LOCKS);
        assertThat(page(LockQuery.all().withStates(LockState.WAITED_FOR)).total())
                .isEqualTo(waitedFor)
                .isPositive();
        assertThat(page(LockQuery.all().withStates(LockState.DELAYED)).total()).isZero();
    }

    @Test
    void whatIsOlderIsCountedByTheTimeOfTheHold() {
        LockPage old =
                page(LockQuery.all().withOlderThan(Duration.ofSeconds(45)).withLimit(1_000));

        assertThat(old.locks()).isNotEmpty().hasSizeLessThan(LOCKS);
        assertThat(page(LockQuery.all().withOlderThan(Duration.ofHours(1))).total())
                .isZero();
        assertThat(page(LockQuery.all().withOlderThan(Duration.ZERO)).total()).isEqualTo(LOCKS);
    }
}
