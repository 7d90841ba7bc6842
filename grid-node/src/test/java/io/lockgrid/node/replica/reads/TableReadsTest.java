package io.lockgrid.node.replica.reads;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.HoldInfo;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockKind;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.admin.WaiterInfo;
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
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What operators list. */
class TableReadsTest {
    private static final UUID HOLDER = new UUID(1, 1);
    private static final UUID WAITER = new UUID(2, 2);

    private long nanos;
    private final Replica replica = new Replica(Clock.at(() -> nanos), 0);
    private final long now = System.currentTimeMillis();

    TableReadsTest() {
        apply(HOLDER, now, List.of(open(1, "Billing-1", "10.0.0.1:5701")));
        apply(WAITER, now, List.of(open(1, "web-1", "10.0.0.2:5701")));
    }

    private void apply(UUID session, long at, List<Request> commands) {
        Batch batch = new Batch(session, commands.get(0).sequence(), 0, commands);
        replica.apply(new Entry(at, 7, 1_000, List.of(batch), List.of()));
    }

    private Request open(long sequence, String name, String host) {
        Home home = new Home(SessionKind.CLIENT, name, host, UUID.randomUUID());
        return new Request.Open(
                sequence,
                home,
                60_000,
                3_000,
                (now - 1_577_836_800_000L) << 11,
                new SessionTerms(1_000_000, 1_000_000, 1_000_000));
    }

    private static Request acquire(long sequence, String name, long owner, String label) {
        return new Request.Acquire(
                sequence, name, new Asker(owner, label, null), -1, new LockTerms(Demand.MUTEX, 0, 0, 10_000));
    }

    private static Request acquireFor(long sequence, String name, long maxHoldMillis) {
        return new Request.Acquire(
                sequence, name, new Asker(1, "t", null), -1, new LockTerms(Demand.MUTEX, maxHoldMillis, 0, 10_000));
    }

    /** By somebody who may see these locks; all, if none are named. */
    private TableReads reads(String... names) {
        return TableReads.of(
                replica,
                "default",
                "default",
                new AdminQuestion(new AdminQuery.Locks(LockQuery.all()), names.length == 0 ? null : List.of(names)));
    }

    private HolderInfo holder(String name) {
        LockInfo lock = Objects.requireNonNull(reads().lock(name, 10));
        return Objects.requireNonNull(lock.holder());
    }

    private List<String> names(LockQuery query) {
        return reads().page(query).locks().stream().map(LockInfo::name).toList();
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
    void whatIsLeftOfAMaxHoldIsCountedFromTheGrantOrTheLastRenewal() {
        apply(HOLDER, now, List.of(acquireFor(2, "a", 60_000), acquire(3, "b", 1, "t")));
        nanos += TimeUnit.SECONDS.toNanos(20);
        assertThat(holder("a").maxHold()).isEqualTo(Duration.ofSeconds(60));
        assertThat(holder("a").maxHoldLeft()).isEqualTo(Duration.ofSeconds(40));
        assertThat(holder("b").maxHoldLeft()).isNull();

        apply(HOLDER, now + 20_000, List.of(new Request.Renew(4, "a", 1, 0, 90_000)));

        assertThat(holder("a").maxHoldLeft()).isEqualTo(Duration.ofSeconds(90));
    }

    @Test
    void aSessionSaysHowOftenItsHeartbeatIsDueAndWhetherItIsLate() {
        SessionInfo session = reads().sessions().get(0);
        assertThat(session.heartbeat()).isEqualTo(Duration.ofSeconds(3));
        assertThat(session.heartbeatLate()).isFalse();

        nanos += TimeUnit.SECONDS.toNanos(7);

        session = reads().sessions().get(0);
        assertThat(session.silentFor()).isEqualTo(Duration.ofSeconds(7));
        assertThat(session.heartbeatLate()).isTrue();
    }

    @Test
    void ofALockThatSeveralHoldAllAreNamedTheOldestFirst() {
        apply(HOLDER, now, List.of(some(2, 1, 1), some(3, 2, 2)));
        apply(WAITER, now, List.of(some(2, 1, 3)));

        LockInfo pool = Objects.requireNonNull(reads().lock("pool", 10));

        assertThat(pool.capacity()).isEqualTo(3);
        assertThat(pool.used()).isEqualTo(3);
        assertThat(pool.holders()).extracting(HoldInfo::units).containsExactly(1, 2);
        assertThat(pool.holders()).extracting(HoldInfo::fence).isSorted().startsWith(pool.fence());
        assertThat(pool.holder()).isEqualTo(pool.holders().get(0).holder());
        assertThat(pool.waiters()).extracting(WaiterInfo::units).containsExactly(3);
        assertThat(Objects.requireNonNull(reads().lock("pool", 1)).holders()).hasSize(1);
        assertThat(reads().waitRows()).isEqualTo(2);
        assertThat(reads().waits())
                .extracting(wait -> wait.holder().owner())
                .containsExactlyInAnyOrder("holder-1", "holder-2");
    }

    /** Of a lock with three units. */
    private static Request some(long sequence, long owner, int units) {
        Demand demand = new Demand(LockKind.MUTEX, 3, units);
        return new Request.Acquire(
                sequence, "pool", new Asker(owner, "holder-" + owner, null), -1, new LockTerms(demand, 0, 0, 10));
    }

    @Test
    void whoMaySeeSomeLocksSeesNothingOfTheOthers() {
        apply(HOLDER, now, List.of(acquire(2, "mine/a", 1, "t"), acquire(3, "theirs/b", 1, "t")));
        apply(WAITER, now, List.of(acquire(2, "theirs/b", 1, "t")));
        apply(
                WAITER,
                now,
                List.of(
                        new Request.ForceRelease(3, "mine/none", 7, "anna", "why"),
                        new Request.ForceRelease(4, "theirs/none", 7, "anna", "why"),
                        new Request.EndSession(5, new UUID(9, 9), "anna", "why")));
        TableReads mine = reads("mine/*");

        assertThat(mine.page(LockQuery.all()).locks())
                .extracting(LockInfo::name)
                .containsExactly("mine/a");
        assertThat(mine.page(LockQuery.all()).total()).isEqualTo(1);
        assertThat(mine.folders(LockQuery.all()).folders())
                .extracting(LockFolder::prefix)
                .containsExactly("mine/");
        assertThat(mine.lock("theirs/b", 10)).isNull();
        assertThat(mine.waits()).isEmpty();
        assertThat(mine.waitRows()).isZero();
        assertThat(mine.audit(10)).extracting(AuditEntry::target).containsExactly("mine/none");
        assertThat(mine.sessions()).singleElement().satisfies(session -> {
            assertThat(session.id()).isEqualTo(HOLDER.toString());
            assertThat(session.holds()).extracting(SessionInfo.Claim::lock).containsExactly("mine/a");
        });
        assertThat(reads().audit(10)).hasSize(3);
        assertThat(reads().sessions()).hasSize(2);
    }

    @Test
    void namesFoldAtTheNextSlashBehindThePrefix() {
        apply(
                HOLDER,
                now,
                List.of(
                        acquire(2, "eu/a/1", 1, "t"),
                        acquire(3, "eu/a/2", 1, "t"),
                        acquire(4, "eu/b", 1, "t"),
                        acquire(5, "eu/c/", 1, "t"),
                        acquire(6, "top", 1, "t")));
        apply(WAITER, now + 1000, List.of(acquire(2, "eu/a/1", 1, "t")));

        LockFolders root = folders(LockQuery.all());
        assertThat(root.folders()).containsExactly(new LockFolder("eu/", 4, 4, 1, Instant.ofEpochMilli(now)));
        assertThat(root.locks().locks()).extracting(LockInfo::name).containsExactly("top");
        LockFolders below = folders(LockQuery.all().withPrefix("eu/"));
        assertThat(below.folders()).extracting(LockFolder::prefix).containsExactly("eu/a/", "eu/c/");
        assertThat(below.locks().locks()).extracting(LockInfo::name).containsExactly("eu/b");
        assertThat(below.locks().total()).isEqualTo(1);
        assertThat(folders(LockQuery.all().withHolder("nobody")).folders()).isEmpty();
    }

    @Test
    void onlyTheFirstFoldersAreToldButTheseAreCountedInFull() {
        long sequence = 2;
        for (int folder = LockFolders.MOST + 99; folder >= 0; folder--) {
            String name = "f%04d/".formatted(folder);
            apply(
                    HOLDER,
                    now,
                    List.of(acquire(sequence++, name + "a", 1, "t"), acquire(sequence++, name + "b", 1, "t")));
        }

        LockFolders found = folders(LockQuery.all());

        assertThat(found.more()).isTrue();
        assertThat(found.folders())
                .hasSize(LockFolders.MOST)
                .allSatisfy(folder -> assertThat(folder.locks()).isEqualTo(2));
        assertThat(found.folders().get(0).prefix()).isEqualTo("f0000/");
        assertThat(found.locks().total()).isZero();
    }

    private LockFolders folders(LockQuery query) {
        return reads().folders(query);
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
