package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.Golden;
import io.lockgrid.node.table.bytes.AnswerFormat;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.LossReason;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import io.lockgrid.node.table.words.TimeCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The bytes of entries, of what a session keeps, and of a whole table. */
class GoldenTableTest {
    private static final String FILE = "table-1.txt";
    private static final long FENCE = (1L << 52) + 1;
    private static final UUID SESSION = new UUID(0x0102030405060708L, -2);

    private final Golden golden = new Golden(FILE);
    private final EntryCodec codec = new EntryCodec();

    private static final List<SessionCommand> COMMANDS = List.of(
            new SessionCommand.OpenSession(
                    1_001, home(SessionKind.MEMBER), 15_000, 3_000, 100_000, 200_000, 300, FENCE),
            new SessionCommand.OpenSession(1_001, home(SessionKind.CLIENT), 15_000, 5_000, 1, 2, 3, 0),
            new SessionCommand.OpenSession(1_001, home(SessionKind.STOCK), 15_000, 5_000, 1, 2, 3, 0),
            new SessionCommand.KeepAlive(1_002),
            new SessionCommand.CloseSession(1_003),
            new SessionCommand.Acquire(1_004, "orders/42", -4, -1, 60_000, 5_000, 10_000, "main", "why"),
            new SessionCommand.Acquire(1_005, "日本", 99, 300, 0, 0, 0, "", null),
            new SessionCommand.Reenter(1_006, "orders/42", -4, FENCE, 3),
            new SessionCommand.Release(1_007, "orders/42", -4, FENCE, 2),
            new SessionCommand.Renew(1_008, "orders/42", -4, FENCE, 500),
            new SessionCommand.Withdraw(1_009, 990),
            new SessionCommand.ForceRelease(1_010, "x", FENCE, "ann", "stuck", 1_000),
            new SessionCommand.EndSession(1_011, SESSION, "ann", "gone", 1_000),
            new SessionCommand.AskToRelease(1_012, "x", FENCE, "ann", "stuck", 1_000),
            new SessionCommand.NoteAct(1_013, 3, "ann", "promote", "m4", "why", "done", 1_000));

    private static final List<TimeCommand> ELAPSED = List.of(
            new TimeCommand.HoldElapsed("x", FENCE, 2),
            new TimeCommand.WaitElapsed("x", SESSION, 1_004),
            new TimeCommand.DelayElapsed("x", FENCE),
            new TimeCommand.SessionElapsed(SESSION, 77),
            new TimeCommand.Clock());

    private static final List<Result> RESULTS = results();
    private static final List<Event> EVENTS = events();
    private static final List<StockMemo> MEMOS = memos();

    private static Home home(SessionKind kind) {
        return new Home(kind, "bïlling", "10.0.0.1:5701", SESSION);
    }

    private static List<Result> results() {
        Result.FenceMovedOn held = new Result.FenceMovedOn(
                FENCE, SESSION, home(SessionKind.CLIENT), "main", "why", 1_750_000_000_123L, 500);
        List<Result> all = new ArrayList<>(List.of(
                new Result.Alive(4711),
                new Result.Granted(FENCE, 3, 500),
                new Result.Queued(7),
                new Result.Held(FENCE),
                new Result.Released(2),
                new Result.Renewed(500),
                new Result.NotHeld(),
                new Result.Withdrawn(),
                new Result.ForceReleased(),
                held,
                new Result.FenceMovedOn(0, null, null, null, null, 0, 0),
                new Result.SessionEnded(true),
                new Result.Noted(3)));
        for (Limit limit : Limit.values()) {
            all.add(new Result.LimitExceeded(limit, 10));
        }
        for (Result.Asking asking : Result.Asking.values()) {
            all.add(new Result.Asked(asking, held));
        }
        for (SessionKind kind : SessionKind.values()) {
            all.add(new Result.FenceMovedOn(FENCE, SESSION, home(kind), "main", null, -1, 0));
        }
        return all;
    }

    private static List<Event> events() {
        List<Event> all = new ArrayList<>(List.of(
                new Event.Granted(4, FENCE, 500),
                new Event.WaitEnded(5),
                new Event.ReleaseRequested(4, FENCE, "ann", "stuck", 1_750_000_000_123L)));
        for (LossReason reason : LossReason.values()) {
            all.add(new Event.Lost(4, FENCE, reason, "ann", null));
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

    private static Entry entry(List<SessionCommand> commands, List<TimeCommand> elapsed) {
        SessionBatch batch = new SessionBatch(SESSION, 1_000, 7, commands);
        return new Entry(Grid.START, 4711, List.of(batch), elapsed);
    }

    /** A table with something in each of its parts. */
    private static LockTable table() {
        Grid grid = new Grid();
        Client alice = grid.open("alice");
        Client bob = grid.open("bob");
        alice.send(Ask.lock("held").maxHold(60_000).lockDelay(5_000).reason("why"));
        alice.send(new SessionCommand.Reenter(++alice.sequence, "held", 1, 0, 2));
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
                        call, "handle", home(SessionKind.STOCK), name, 100, 9, 9, 0, -1, 0, 0, 100, "thread " + thread),
                grid.effects);
    }

    private static Output output() {
        return new Output(64);
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
            AnswerFormat.write(out, RESULTS.get(i));
            written.put("kept." + name(RESULTS, i), out.sealed());
        }
        for (int i = 0; i < EVENTS.size(); i++) {
            Output out = output();
            AnswerFormat.write(out, EVENTS.get(i));
            written.put("event." + name(EVENTS, i), out.sealed());
        }
        for (int i = 0; i < MEMOS.size(); i++) {
            Output out = output();
            StockFormat.write(out, MEMOS.get(i));
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
        Golden.assertComplete(SessionCommand.class, COMMANDS);
        Golden.assertComplete(TimeCommand.class, ELAPSED);
        Golden.assertComplete(
                Result.class,
                RESULTS,
                Result.Opened.class,
                Result.Closed.class,
                Result.SessionUnknown.class,
                Result.Stale.class);
        Golden.assertComplete(Event.class, EVENTS);
        Golden.assertComplete(
                StockResult.Answer.class,
                MEMOS,
                StockResult.Answer.Waits.class,
                StockResult.Answer.NotHeld.class,
                StockResult.Answer.HandleDestroyed.class,
                StockResult.Answer.SessionEnded.class,
                StockResult.Answer.Done.class,
                StockResult.Answer.NotFounded.class);
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
        assertThat(table.session(table.lock("held").holder().session()).events())
                .isNotEmpty();
    }
}
