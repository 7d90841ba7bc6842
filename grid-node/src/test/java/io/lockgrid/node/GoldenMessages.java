package io.lockgrid.node;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.DurationHistogram;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockFolder;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockKind;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.LockQuery;
import io.lockgrid.admin.LockSort;
import io.lockgrid.admin.LockState;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.admin.WaitGraph.Party;
import io.lockgrid.admin.WaitGraph.Wait;
import io.lockgrid.admin.WaiterInfo;
import io.lockgrid.internal.wire.questions.AdminAnswer;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One of everything that is said, with a value in every field, and again without those that may be missing. */
final class GoldenMessages {
    static final UUID ID = new UUID(0x0102030405060708L, -2);
    private static final long FENCE = (1L << 52) + 1;
    private static final Instant AT = Instant.ofEpochMilli(1_750_000_000_123L);
    private static final HolderInfo HOLDER = new HolderInfo(
            "5e55", "billing", "10.0.0.1:5701", "main", "nightly", AT, Duration.ofMillis(900), Duration.ofMillis(300));
    private static final HolderInfo BARE_HOLDER = new HolderInfo("5e55", "bïlling", "h", "o", null, AT, null, null);
    private static final List<WaiterInfo> WAITERS = List.of(
            new WaiterInfo("6f", "web", "h:2", "worker", "why", AT, Duration.ofMillis(77)),
            new WaiterInfo("7a", "web", "h:2", "worker", null, AT, null));
    private static final LockPage PAGE = new LockPage(
            List.of(
                    new LockInfo("held", LockState.HELD, FENCE, 2, HOLDER, WAITERS, 9, null),
                    new LockInfo("waited", LockState.WAITED_FOR, 0, 0, null, WAITERS, 2, null),
                    new LockInfo("delayed", LockState.DELAYED, 0, 0, null, List.of(), 0, Duration.ofMillis(40))),
            12,
            3);

    static final List<Request> REQUESTS = List.of(
            new Request.Open(
                    3, new Home(SessionKind.MEMBER, "bätch", "host:1", ID), 15_000, 3_000, FENCE, SessionTerms.NONE),
            new Request.Open(
                    3, new Home(SessionKind.CLIENT, "web", "host", ID, "billing"), 15_000, 5_000, 0, SessionTerms.NONE),
            new Request.Open(3, new Home(SessionKind.STOCK, "app", "host", ID), 15_000, 5_000, 0, SessionTerms.NONE),
            new Request.KeepAlive(4),
            new Request.Close(5),
            new Request.Acquire(6, "orders/42", new Asker(-4, "main", "why"), -1, LockTerms.asked(60_000)),
            new Request.Acquire(7, "😀", new Asker(99, "", null), 300, LockTerms.asked(0)),
            new Request.Reenter(8, "orders/42", 99, FENCE, 3),
            new Request.Release(9, "orders/42", -4, FENCE, 0, 30_000),
            new Request.Renew(10, "orders/42", -4, FENCE, 500),
            new Request.Withdraw(11, 4),
            new Request.ForceRelease(12, "x", FENCE, "ann", "stuck"),
            new Request.EndSession(13, ID, "ann", "gone"),
            new Request.AskToRelease(14, "x", FENCE, "ann", "stuck"),
            new Request.NoteAct(15, 3, "ann", "promote", "m4", "why", "done"));

    static final List<Outcome> OUTCOMES = outcomes();
    static final List<Notice> NOTICES = notices();
    static final List<AdminQuery> QUESTIONS = questions();
    static final List<AdminAnswer> ANSWERS = answers();

    private GoldenMessages() {}

    private static List<Outcome> outcomes() {
        List<Outcome> all = new ArrayList<>(List.of(
                new Outcome.Opened(15_000),
                Outcome.Done.DONE,
                new Outcome.Granted(FENCE, 3, 500),
                Outcome.Queued.QUEUED,
                Outcome.Held.HELD,
                new Outcome.Released(2),
                new Outcome.OtherKind(new Demand(LockKind.MUTEX, 3, 2)),
                new Outcome.Renewed(500),
                Outcome.NotHeld.NOT_HELD,
                new Outcome.Refused("no"),
                new Outcome.Refused("no", true),
                Outcome.ForceReleased.FORCE_RELEASED,
                new Outcome.FenceMovedOn(0, null),
                new Outcome.FenceMovedOn(FENCE, HOLDER),
                new Outcome.SessionEnded(true),
                new Outcome.Noted(3),
                new Outcome.SessionUnknown(FENCE),
                Outcome.Stale.STALE));
        for (Limit limit : Limit.values()) {
            all.add(new Outcome.LimitExceeded(limit, 10_000));
        }
        for (AskOutcome.Status status : AskOutcome.Status.values()) {
            all.add(new Outcome.Asked(status, FENCE, BARE_HOLDER));
        }
        return all;
    }

    private static List<Notice> notices() {
        List<Notice> all = new ArrayList<>(List.of(
                new Notice.Granted(1, 4, FENCE, 500),
                new Notice.WaitEnded(2, 5),
                new Notice.ReleaseRequested(3, 4, FENCE, "ann", "stuck", 1_750_000_000_123L)));
        for (LockLoss.Reason reason : LockLoss.Reason.values()) {
            all.add(new Notice.Lost(4, 4, FENCE, reason, "ann", "why"));
            all.add(new Notice.SessionGone(reason, null, null));
        }
        return all;
    }

    private static List<AdminQuery> questions() {
        List<AdminQuery> all = new ArrayList<>();
        for (LockSort sort : LockSort.values()) {
            all.add(new AdminQuery.Locks(LockQuery.all().withSort(sort)));
        }
        LockQuery query = LockQuery.all()
                .withPrefix("orders/")
                .withStates(LockState.values())
                .withHolder("bill")
                .withOlderThan(Duration.ofMillis(1_500))
                .withDescending(true)
                .withOffset(100)
                .withLimit(50);
        all.addAll(List.of(
                new AdminQuery.Locks(query),
                new AdminQuery.Folders(query),
                new AdminQuery.Lock("x"),
                new AdminQuery.Sessions(),
                new AdminQuery.Waits(),
                new AdminQuery.Audit(1_000),
                new AdminQuery.Statistics(),
                new AdminQuery.History("x", 100),
                new AdminQuery.Events(4711, 9, 1_000),
                new AdminQuery.Facts()));
        for (AdminQuery.Act.Kind kind : AdminQuery.Act.Kind.values()) {
            all.add(new AdminQuery.Act(kind, "10.0.0.1:5701", "ann", "why"));
        }
        return all;
    }

    private static List<AdminAnswer> answers() {
        List<AdminAnswer> all = new ArrayList<>(List.of(
                new AdminAnswer.Locks(PAGE),
                new AdminAnswer.Folders(new LockFolders(
                        "orders/",
                        List.of(new LockFolder("orders/eu/", 9, 2, 1, AT), new LockFolder("orders/us/", 1, 0, 1, null)),
                        true,
                        PAGE)),
                new AdminAnswer.Lock(new LockInfo("a", LockState.HELD, 7, 1, BARE_HOLDER, List.of(), 0, null)),
                new AdminAnswer.Lock(null),
                new AdminAnswer.Waits(List.of(new Wait(new Party("s", "m", "o"), "x", new Party("s2", "m2", "o2")))),
                new AdminAnswer.Audit(
                        List.of(new AuditEntry(3, AT, "ann", "force-release", "x", FENCE, "stuck", "released"))),
                new AdminAnswer.LimitExceeded("answer-rows", 200_000),
                new AdminAnswer.NotAllowed("no"),
                new AdminAnswer.Statistics(statistics()),
                new AdminAnswer.Facts(
                        new GroupInfo("default", "m1", 7, 9_000, 3, 1, 0, List.of("m1", "m2")),
                        List.of(
                                new MemberInfo("m1", "node-1", "10.0.0.1:5701", true, true, null),
                                new MemberInfo("m2", "node-2", "10.0.0.2:5701", false, false, AT)),
                        4711),
                new AdminAnswer.Facts(new GroupInfo("default", null, 0, 0, 3, 0, 1, List.of()), List.of(), 0)));
        List<SessionInfo> sessions = new ArrayList<>();
        for (SessionKind kind : SessionKind.values()) {
            sessions.add(new SessionInfo(
                    "5e55",
                    kind,
                    "billing",
                    "h:1",
                    AT,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(9),
                    Duration.ofSeconds(3),
                    List.of(new SessionInfo.Claim("x", FENCE, "main", AT, Duration.ofSeconds(2))),
                    List.of(new SessionInfo.Claim("y", 0, "main", AT, null))));
        }
        all.add(new AdminAnswer.Sessions(sessions));
        List<LockEvent> events = events();
        all.add(new AdminAnswer.History(events));
        all.add(new AdminAnswer.Events(events, 4711, 9, true));
        for (ActOutcome.Status status : ActOutcome.Status.values()) {
            all.add(new AdminAnswer.Acted(new ActOutcome(status, "moved")));
        }
        return all;
    }

    private static GroupStatistics statistics() {
        Map<LockLoss.Reason, Long> losses = new EnumMap<>(LockLoss.Reason.class);
        for (LockLoss.Reason reason : LockLoss.Reason.values()) {
            losses.put(reason, 10L + reason.ordinal());
        }
        DurationHistogram histogram = new DurationHistogram(
                List.of(Duration.ofMillis(1), Duration.ofMillis(2)), List.of(1L, 0L, 1L << 40), Duration.ofDays(9));
        return new GroupStatistics("default", "m", AT, 1, 2, 3, 4, 5, losses, 7, 8, histogram, histogram);
    }

    private static List<LockEvent> events() {
        List<LockEvent> events = new ArrayList<>();
        for (LockEvent.Kind kind : LockEvent.Kind.values()) {
            events.add(new LockEvent(1, "default", AT, "x", kind, null, FENCE, "s", "m", "h", "o", null, null, null));
        }
        for (LockEvent.Cause cause : LockEvent.Cause.values()) {
            LockEvent.Kind lost = LockEvent.Kind.LOST;
            events.add(new LockEvent(2, "g", AT, "x", lost, cause, 0, "s", "m", "h", "o", "why", "ann", "stuck"));
        }
        return events;
    }
}
