package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.LockLoss;
import io.lockgrid.admin.AskOutcome;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockKind;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.Golden;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The bytes of entries, of what a session keeps, and of a whole table. */
class GoldenTableTest {
    private static final String FILE = "table-1.txt";
    private static final long FENCE = (1L << 52) + 1;
    private static final UUID SESSION = new UUID(0x0102030405060708L, -2);

    private final Golden golden = new Golden(FILE);
    private final EntryCodec codec = new EntryCodec();

    private static final List<Request> COMMANDS = List.of(
            new Request.Open(
                    1_001, home(SessionKind.MEMBER), 15_000, 3_000, FENCE, new SessionTerms(100_000, 200_000, 300)),
            new Request.Open(1_001, home(SessionKind.CLIENT), 15_000, 5_000, 0, new SessionTerms(1, 2, 3)),
            new Request.Open(1_001, home(SessionKind.STOCK), 15_000, 5_000, 0, new SessionTerms(1, 2, 3)),
            new Request.KeepAlive(1_002),
            new Request.Close(1_003),
            new Request.Acquire(
                    1_004,
                    "orders/42",
                    new Asker(-4, "main", "why"),
                    -1,
                    new LockTerms(Demand.MUTEX, 60_000, 5_000, 10_000)),
            new Request.Acquire(1_005, "日本", new Asker(99, "", null), 300, new LockTerms(Demand.MUTEX, 0, 0, 0)),
            new Request.Reenter(1_006, "orders/42", -4, FENCE, 3),
            new Request.Release(1_007, "orders/42", -4, FENCE, 0, 30_000),
            new Request.Renew(1_008, "orders/42", -4, FENCE, 500),
            new Request.Withdraw(1_009, 990),
            new Request.ForceRelease(1_010, "x", FENCE, "ann", "stuck"),
            new Request.EndSession(1_011, SESSION, "ann", "gone"),
            new Request.AskToRelease(1_012, "x", FENCE, "ann", "stuck"),
            new Request.NoteAct(1_013, 3, "ann", "promote", "m4", "why", "done"));

    private static final List<TimeCommand> ELAPSED = List.of(
            new TimeCommand.HoldElapsed("x", FENCE, 2),
            new TimeCommand.WaitElapsed("x", SESSION, 1_004),
            new TimeCommand.DelayElapsed("x", FENCE),
            new TimeCommand.SessionElapsed(SESSION, 77),
            new TimeCommand.Clock());

    private static final List<Outcome> RESULTS = results();
    private static final List<Notice> NOTICES = notices();
    private static final List<StockMemo> MEMOS = memos();

    private static Home home(SessionKind kind) {
        return new Home(kind, "bïlling", "10.0.0.1:5701", SESSION, kind == SessionKind.CLIENT ? "billing" : null);
    }

    private static List<Outcome> results() {
        HolderInfo holder = holder(Duration.ofMillis(500));
        List<Outcome> all = new ArrayList<>(List.of(
                Outcome.Done.DONE,
                new Outcome.Granted(FENCE, 3, 500),
                Outcome.Queued.QUEUED,
                Outcome.Held.HELD,
                new Outcome.Released(2),
                new Outcome.OtherKind(new Demand(LockKind.MUTEX, 3, 2)),
                new Outcome.Renewed(500),
                Outcome.NotHeld.NOT_HELD,
                Outcome.ForceReleased.FORCE_RELEASED,
                new Outcome.FenceMovedOn(FENCE, holder),
                new Outcome.FenceMovedOn(FENCE, holder(null)),
                new Outcome.FenceMovedOn(0, null),
                new Outcome.SessionEnded(true),
                new Outcome.Noted(3)));
        for (Limit limit : Limit.values()) {
            all.add(new Outcome.LimitExceeded(limit, 10));
        }
        for (AskOutcome.Status status : AskOutcome.Status.values()) {
            all.add(new Outcome.Asked(status, FENCE, holder));
        }
        return all;
    }

    private static HolderInfo holder(@Nullable Duration maxHold) {
        return new HolderInfo(
                SESSION.toString(),
                "bïlling",
                "10.0.0.1:5701",
                "main",
                "why",
                Instant.ofEpochMilli(1_750_000_000_123L),
                maxHold,
                null);
    }

    private static List<Notice> notices() {
        List<Notice> all = new ArrayList<>(List.of(
                new Notice.Granted(1, 4, FENCE, 500),
                new Notice.WaitEnded(2, 5),
                new Notice.ReleaseRequested(3, 4, FENCE, "ann", "stuck", 1_750_000_000_123L)));
        for (LockLoss.Reason reason : LockLoss.Reason.values()) {
            all.add(new Notice.Lost(4, 4, FENCE, reason, "ann", null));
        }
        return all;
    }

    private static List<StockMemo> memos() {
        List<StockResult.Answer> answers = new ArrayList<>(List.of(
                new StockResult.Answer.Granted(FENCE),
                new StockResult.Answer.Released(1),
                new StockResult.Answer.Refused(null, 0)));
        for (Limit limit : Limit.values()) {
            answers.add(new StockResult.Answer.Refused(limit, 10));
        }
        List<StockMemo> all = new ArrayList<>();
        all.add(new StockMemo(-7, 9, 1L << 60, -2, 8, null));
        answers.forEach(answer -> all.add(new StockMemo(-7, 9, 1L << 60, -2, 8, answer)));
        return all;
    }

    private static Entry entry(List<Request> commands, List<TimeCommand> elapsed) {
        Batch batch = new Batch(SESSION, 1_000, 7, commands);
        return new Entry(Grid.START, 4711, 1_000, List.of(batch), elapsed);
    }

    /** A table with something in each of its parts. */
    private static LockTable table() {
        Grid grid = new Grid();
        Client alice = grid.open("alice");
        Client bob = grid.open("bob");
        alice.send(Ask.lock("held").maxHold(60_000).lockDelay(5_000).reason("why"));
        alice.send(new Request.Reenter(++alice.sequence, "held", 1, 0, 2));
        bob.send(Ask.lock("held").waiting(300).reason("why"));
        bob.send(Ask.lock("held"));
        long fence = alice.granted(Ask.lock("delayed").lockDelay(5_000));
        bob.forceRelease("delayed", fence);
        stock(grid, new UUID(0, 1), 7, "stock");
        stock(grid, new UUID(0, 1), 8, "stock");
        stock(grid, new UUID(0, 2), 7, "ended");
        bob.endSession(new UUID(0, 2));
        grid.table.apply(new StockCommand.Destroy("handle", "none"), grid.effects);
        grid.open("carol").close();
        return grid.table;
    }

    private static void stock(Grid grid, UUID session, long thread, String name) {
        StockCommand.Call call = new StockCommand.Call(session, thread, 0, thread);
        grid.table.apply(
                new StockCommand.Acquire(
                        call,
                        "handle",
                        home(SessionKind.STOCK),
                        name,
                        new SessionTerms(100, 9, 9),
                        0,
                        -1,
                        new LockTerms(Demand.MUTEX, 0, 0, 100),
                        "thread " + thread),
                grid.effects);
    }

    private static Output output() {
        return new Output(64).begin(1);
    }

    private static Map<String, byte[]> written() {
        Map<String, byte[]> written = new LinkedHashMap<>();
        EntryCodec codec = new EntryCodec();
        for (int i = 0; i < COMMANDS.size(); i++) {
            written.put(name(COMMANDS, i), codec.encode(entry(List.of(COMMANDS.get(i)), List.of()), 1));
        }
        for (int i = 0; i < ELAPSED.size(); i++) {
            written.put(name(ELAPSED, i), codec.encode(entry(List.of(), List.of(ELAPSED.get(i))), 1));
        }
        for (int i = 0; i < RESULTS.size(); i++) {
            Output out = output();
            StateForms.OUTCOME.write(out, RESULTS.get(i));
            written.put("kept." + name(RESULTS, i), out.sealed());
        }
        for (int i = 0; i < NOTICES.size(); i++) {
            Output out = output();
            StateForms.NOTICE.write(out, NOTICES.get(i));
            written.put("notice." + name(NOTICES, i), out.sealed());
        }
        for (int i = 0; i < MEMOS.size(); i++) {
            Output out = output();
            StateForms.MEMO.write(out, MEMOS.get(i));
            written.put("call." + name(MEMOS, i), out.sealed());
        }
        written.put("snapshot.empty", SnapshotCodec.encode(new LockTable(), 1));
        written.put("snapshot", SnapshotCodec.encode(table(), 1));
        return written;
    }

    private static String name(List<?> samples, int index) {
        return samples.get(index).getClass().getSimpleName() + "-" + index;
    }

    @Test
    void theBytesOfEntriesAndSnapshotsAreThoseOfTheirVersion() {
        golden.check(FILE, written());
    }

    @Test
    void theBytesOfEntriesAndSnapshotsAreReadAsTheyWereMeant() {
        for (int i = 0; i < COMMANDS.size(); i++) {
            assertThat(codec.decode(golden.bytes(name(COMMANDS, i))))
                    .isEqualTo(entry(List.of(COMMANDS.get(i)), List.of()));
        }
        for (int i = 0; i < ELAPSED.size(); i++) {
            assertThat(codec.decode(golden.bytes(name(ELAPSED, i))))
                    .isEqualTo(entry(List.of(), List.of(ELAPSED.get(i))));
        }
        LockTable read = SnapshotCodec.decode(golden.bytes("snapshot"));
        assertThat(Picture.of(read)).isEqualTo(Picture.of(table()));
        assertThat(read.state().bans().destroyed())
                .isEqualTo(table().state().bans().destroyed());
        assertThat(read.state().undated()).isEqualTo(table().state().undated());
        assertThat(read.state().bans().barred())
                .isEqualTo(table().state().bans().barred());
    }

    @Test
    void thereAreBytesOfEveryKind() {
        Golden.assertComplete(Request.class, COMMANDS);
        Golden.assertComplete(TimeCommand.class, ELAPSED);
        Golden.assertComplete(
                Outcome.class,
                RESULTS,
                Outcome.Opened.class,
                Outcome.Refused.class,
                Outcome.SessionUnknown.class,
                Outcome.Stale.class);
        Golden.assertComplete(Notice.class, NOTICES, Notice.SessionGone.class);
        Golden.assertComplete(
                StockResult.Answer.class,
                MEMOS,
                StockResult.Answer.Waits.class,
                StockResult.Answer.NotHeld.class,
                StockResult.Answer.HandleDestroyed.class,
                StockResult.Answer.SessionEnded.class,
                StockResult.Answer.Done.class,
                StockResult.Answer.NotFounded.class,
                StockResult.Answer.NotYours.class);
    }

    @Test
    void theTableHasSomethingInEachOfItsParts() {
        LockTable table = table();
        assertThat(table.state().bans().destroyed()).isNotEmpty();
        assertThat(table.state().undated()).isNotEmpty();
        assertThat(table.state().bans().barred()).isNotEmpty();
        assertThat(table.audit(10)).isNotEmpty();
        assertThat(table.lock("delayed").delay()).isNotNull();
        assertThat(table.lock("held").waiterCount()).isEqualTo(2);
        assertThat(table.session(new UUID(0, 1)).memos()).hasSize(2);
        assertThat(table.session(table.lock("held").holder().session()).notices())
                .isNotEmpty();
    }
}
