package io.lockgrid.internal.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.GridUnavailableException;
import io.lockgrid.LimitExceededException;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.GroupsInfo;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockAdmin;
import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.internal.session.GridRuntime;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What operators read of a grid with two groups. */
class OperatorReadsTest {
    private static final Instant SINCE = Instant.ofEpochMilli(1_000);

    private final AnsweringGrid way = new AnsweringGrid();
    private final GridRuntime grid = way.runtime("one", "two");
    private final LockAdmin admin = grid.admin();

    @AfterEach
    void close() {
        grid.close();
    }

    private static LockInfo held(String name, long fence) {
        HolderInfo holder = new HolderInfo("s", "m", "h", "o", null, SINCE.plusMillis(fence), null, null);
        return new LockInfo(name, LockState.HELD, fence, 1, holder, List.of(), 0, null);
    }

    /** Each group answers pages of its own locks, sorted by name, as it would. */
    private void locks(Map<String, List<LockInfo>> all) {
        way.answers = (group, query) -> {
            LockQuery wanted =
                    query instanceof AdminQuery.Locks locks ? locks.query() : ((AdminQuery.Folders) query).query();
            List<LockInfo> sorted =
                    all.get(group).stream().sorted(LockOrder.of(wanted)).toList();
            int from = Math.min(wanted.offset(), sorted.size());
            int to = Math.min(from + wanted.limit(), sorted.size());
            LockPage page = new LockPage(sorted.subList(from, to), sorted.size(), wanted.offset());
            return query instanceof AdminQuery.Locks
                    ? new AdminAnswer.Locks(page)
                    : new AdminAnswer.Folders(
                            new LockFolders("", List.of(new LockFolder("a/", 2, 1, 0, SINCE)), false, page));
        };
    }

    private static Map<String, List<LockInfo>> many(int each) {
        Map<String, List<LockInfo>> all = new HashMap<>();
        for (String group : List.of("one", "two")) {
            List<LockInfo> locks = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                int number = 2 * i + (group.equals("one") ? 0 : 1);
                locks.add(held("lock-" + String.format("%05d", number), number + 1));
            }
            all.put(group, locks);
        }
        return all;
    }

    @Test
    void aPageIsTheSameWhereverItsLocksLive() {
        locks(many(10));

        LockPage page = admin.locks(LockQuery.all().withOffset(5).withLimit(4));

        assertThat(page.locks())
                .extracting(LockInfo::name)
                .containsExactly("lock-00005", "lock-00006", "lock-00007", "lock-00008");
        assertThat(page.total()).isEqualTo(20);
        assertThat(page.offset()).isEqualTo(5);
        assertThat(page.hasMore()).isTrue();
    }

    @Test
    void aPageFarBehindIsFetchedInPiecesThatEachGroupMayAnswer() {
        locks(many(1_500));

        LockPage page = admin.locks(LockQuery.all().withOffset(2_990).withLimit(1_000));

        assertThat(page.locks()).hasSize(10);
        assertThat(page.locks().get(9).name()).isEqualTo("lock-02999");
        assertThat(page.hasMore()).isFalse();
        assertThat(way.asked(AdminQuery.Locks.class))
                .allSatisfy(asked -> assertThat(asked.query().limit()).isLessThanOrEqualTo(LockQuery.MAX_LIMIT));
    }

    @Test
    void anyOrderHoldsAcrossGroups() {
        locks(many(7));

        for (boolean descending : new boolean[] {true, false}) {
            LockPage page = admin.locks(LockQuery.all().withSort(LockSort.FENCE).withDescending(descending));

            assertThat(page.locks())
                    .extracting(LockInfo::fence)
                    .hasSize(14)
                    .isSortedAccordingTo(descending ? java.util.Comparator.reverseOrder() : Long::compare);
        }
    }

    @Test
    void foldersOfAllGroupsAreCountedTogether() {
        locks(many(2));

        LockFolders folders = admin.folders(LockQuery.all());

        assertThat(folders.folders()).containsExactly(new LockFolder("a/", 4, 2, 0, SINCE));
        assertThat(folders.locks().total()).isEqualTo(4);
    }

    @Test
    void oneGroupIsAskedJustOnceAndAsItWas() {
        locks(Map.of("one", many(3).get("one")));
        try (GridRuntime single = way.runtime("one")) {
            LockQuery query = LockQuery.all().withOffset(1).withLimit(2);

            assertThat(single.admin().locks(query).locks()).hasSize(2);
            assertThat(single.admin().folders(query).folders()).hasSize(1);
        }
        assertThat(way.asked(AdminQuery.Locks.class))
                .containsExactly(
                        new AdminQuery.Locks(LockQuery.all().withOffset(1).withLimit(2)));
        assertThat(way.asked(AdminQuery.Folders.class)).hasSize(1);
    }

    @Test
    void aLockIsAskedForWhereItLives() {
        way.answers = (group, query) -> new AdminAnswer.Lock(group.equals("two") ? held("x", 5) : null);

        assertThat(admin.lock("x@two")).map(LockInfo::fence).contains(5L);
        assertThat(admin.lock("x")).isEmpty();
        assertThat(way.asked)
                .containsExactly(
                        new AnsweringGrid.Asked("two", new AdminQuery.Lock("x")),
                        new AnsweringGrid.Asked("one", new AdminQuery.Lock("x")));
    }

    @Test
    void aLockOfAGroupThatIsNotThereIsRefusedWithTheGroupsThatAre() {
        assertThatThrownBy(() -> admin.lock("x@three"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'three', which is not configured")
                .hasMessageContaining("one, two");
        assertThat(way.asked).isEmpty();
    }

    @Test
    void theAuditIsOneTrailWithTheNewestFirst() {
        way.answers = (group, query) -> new AdminAnswer.Audit(
                group.equals("one") ? List.of(entry(1, 10), entry(2, 40)) : List.of(entry(1, 20), entry(2, 40)));

        assertThat(admin.audit(3))
                .extracting(entry -> entry.at().toEpochMilli())
                .containsExactly(40L, 40L, 20L);
        assertThat(admin.audit(100)).hasSize(4);
        assertThat(admin.audit(0)).isEmpty();
        assertThatThrownBy(() -> admin.audit(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("newest is -1; allowed: 0 or more");
    }

    private static AuditEntry entry(long number, long millis) {
        return new AuditEntry(number, Instant.ofEpochMilli(millis), "eve", "promote", "m", 0, "why", "");
    }

    @Test
    void sessionsOfAllGroupsAreListedByName() {
        way.answers = (group, query) -> new AdminAnswer.Sessions(
                group.equals("one") ? List.of(session("b", "2"), session("c", "1")) : List.of(session("b", "1")));

        assertThat(admin.sessions())
                .extracting(SessionInfo::name, SessionInfo::id)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("b", "1"),
                        org.assertj.core.groups.Tuple.tuple("b", "2"),
                        org.assertj.core.groups.Tuple.tuple("c", "1"));
    }

    private static SessionInfo session(String name, String id) {
        return new SessionInfo(
                id,
                SessionKind.CLIENT,
                name,
                "host",
                SINCE,
                Duration.ofSeconds(15),
                Duration.ofSeconds(14),
                Duration.ofSeconds(3),
                List.of(),
                List.of());
    }

    @Test
    void aCycleThatRunsThroughTwoGroupsIsFound() {
        WaitGraph.Party ann = new WaitGraph.Party("1", "a", "ann");
        WaitGraph.Party bob = new WaitGraph.Party("2", "b", "bob");
        way.answers = (group, query) -> new AdminAnswer.Waits(List.of(
                group.equals("one") ? new WaitGraph.Wait(ann, "x", bob) : new WaitGraph.Wait(bob, "y@two", ann)));

        WaitGraph graph = admin.waitGraph();

        assertThat(graph.waits()).hasSize(2);
        assertThat(graph.cycles())
                .singleElement()
                .satisfies(cycle -> assertThat(cycle.waits()).hasSize(2));
    }

    @Test
    void aMemberThatSeveralGroupsNameIsThereOnce() {
        way.answers = (group, query) -> new AdminAnswer.Facts(
                new GroupInfo(group, "a", 1, 2, 3, 0, 1, List.of("a", "b")),
                group.equals("one") ? List.of(member("a"), member("b")) : List.of(member("b"), member("c")),
                9);

        GroupsInfo groups = admin.groups();

        assertThat(groups.groups()).extracting(GroupInfo::name).containsExactly("one", "two");
        assertThat(groups.members()).extracting(MemberInfo::id).containsExactly("a", "b", "c");
    }

    private static MemberInfo member(String id) {
        return new MemberInfo(id, "member-" + id, "10.0.0.1:5701", true, true);
    }

    @Test
    void aReadIsTriedAgainUntilTheGridAnswers() {
        AtomicInteger tries = new AtomicInteger();
        way.answers = (group, query) -> {
            if (tries.incrementAndGet() < 3) {
                throw new TransportException("no leader yet");
            }
            return new AdminAnswer.Lock(null);
        };

        assertThat(admin.lock("x")).isEmpty();
        assertThat(tries).hasValue(3);
    }

    @Test
    void aReadThatNobodyAnswersInTimeSaysWhatStoodInItsWay() {
        way.answers = (group, query) -> {
            throw new TransportException("no leader in sight");
        };

        assertThatThrownBy(() -> admin.lock("x"))
                .isInstanceOf(GridUnavailableException.class)
                .hasMessageContaining("no leader in sight")
                .hasMessageContaining("nothing was read");
    }

    @Test
    void whoMayNotReadIsToldAndNotAskedToTryAgain() {
        way.answers = (group, query) -> new AdminAnswer.NotAllowed("viewer may not read the audit");

        assertThatThrownBy(() -> admin.audit(1))
                .isInstanceOf(NotAllowedException.class)
                .hasMessageContaining("viewer may not read the audit");
        assertThat(way.asked).hasSize(1);
    }

    @Test
    void anAnswerThatIsTooLongIsCalledByWhatWasAsked() {
        way.answers = (group, query) -> new AdminAnswer.LimitExceeded("answer-rows", 10);

        assertThatThrownBy(admin::statistics)
                .isInstanceOf(LimitExceededException.class)
                .hasMessageContaining("The answer of group 'one'");
    }

    @Test
    void whoIsInterruptedWhileAskingReadsNothingAndStaysInterrupted() {
        way.answers = (group, query) -> {
            throw new TransportException("no leader yet");
        };
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> admin.lock("x"))
                    .isInstanceOf(LockGridException.class)
                    .hasMessageContaining("nothing was read");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
