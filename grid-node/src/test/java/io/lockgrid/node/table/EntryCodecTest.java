package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Asker;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
    private static final UUID SESSION = new UUID(-1, Long.MIN_VALUE);
    private static final Home LABEL = new Home(SessionKind.STOCK, "näme", "höst:5701", new UUID(0, 0));
    private static final String LONG_NAME = "x".repeat(512);
    private static final long HIGHEST = Long.MAX_VALUE / 2;

    private final EntryCodec codec = new EntryCodec();

    private static Entry entry(Request... commands) {
        Batch batch = new Batch(SESSION, 1_000, 7, List.of(commands));
        return new Entry(Grid.START, Long.MIN_VALUE, 1_000, List.of(batch), List.of());
    }

    @Test
    void everyRequestSurvives() {
        Entry entry = entry(
                new Request.Open(
                        1_001,
                        LABEL,
                        15_000,
                        3_000,
                        Long.MAX_VALUE,
                        new SessionTerms(Integer.MAX_VALUE, 1, Integer.MAX_VALUE)),
                new Request.KeepAlive(1_002),
                new Request.Close(1_003),
                new Request.Acquire(
                        1_004,
                        LONG_NAME,
                        new Asker(-5, "thread", "why"),
                        -1,
                        new LockTerms(Demand.MUTEX, 600_000, 5_000, 10)),
                new Request.Acquire(
                        1_005, "日本", new Asker(Long.MAX_VALUE, "", null), 0, new LockTerms(Demand.MUTEX, 0, 0, 0)),
                new Request.Release(1_006, "a", Long.MIN_VALUE, 0, 2),
                new Request.Reenter(1_013, "a", 4, 1L << 52, 3),
                new Request.Renew(1_007, "a", 0, Long.MAX_VALUE, 1),
                new Request.Withdraw(1_008, 1),
                new Request.ForceRelease(1_009, "a", 1, "alice", "stuck"),
                new Request.EndSession(1_010, new UUID(3, 4), "alice", "gone"));

        assertThat(codec.decode(codec.encode(entry, 1))).isEqualTo(entry);
    }

    @Test
    void everyTimeCommandSurvives() {
        Entry entry = new Entry(
                -1,
                5,
                1_000,
                List.of(),
                List.of(
                        new TimeCommand.HoldElapsed("a", 5, Integer.MAX_VALUE),
                        new TimeCommand.WaitElapsed("ö", SESSION, HIGHEST),
                        new TimeCommand.DelayElapsed("", 0),
                        new TimeCommand.SessionElapsed(SESSION, 12)));

        assertThat(codec.decode(codec.encode(entry, 1))).isEqualTo(entry);
    }

    @Test
    void anEmptyEntrySurvives() {
        Entry entry = new Entry(0, 0, 1_000, List.of(), List.of());

        assertThat(codec.decode(codec.encode(entry, 1))).isEqualTo(entry);
    }

    @Test
    void anUncommonlyLargeEntrySurvivesAndSoDoesTheNext() {
        List<Request> commands = new ArrayList<>();
        for (int i = 1; i <= 5_000; i++) {
            commands.add(Ask.lock(LONG_NAME + i).as(i));
        }
        Entry large = entry(commands.toArray(Request[]::new));
        Entry small = entry(new Request.KeepAlive(5));

        assertThat(codec.decode(codec.encode(large, 1))).isEqualTo(large);
        assertThat(codec.decode(codec.encode(small, 1))).isEqualTo(small);
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void whatSessionsSendSurvives(@ForAll long seed) {
        Traffic traffic = new Traffic(seed);
        Model model = new Model();
        RecordingEffects effects = new RecordingEffects();
        LockTable table = new LockTable();
        for (int i = 0; i < 100; i++) {
            Entry entry = traffic.next(model, table, new ArrayList<>(effects.running.keySet()));
            table.apply(entry, effects);
            model.apply(entry, new RecordingEffects());

            assertThat(codec.decode(codec.encode(entry, 1))).isEqualTo(entry);
        }
    }

    @Test
    void equalLabelsAreOneObjectAfterDecoding() {
        Request.Acquire one = decodedAcquire(Ask.lock("a").label("thread-1"));
        Request.Acquire other = decodedAcquire(Ask.lock("b").label(String.valueOf("thread-1".toCharArray())));

        assertThat(other.asker().label()).isSameAs(one.asker().label());
    }

    @Test
    void equalLabelsThatAreNotAsciiAreOneObjectToo() {
        Request.Acquire one = decodedAcquire(Ask.lock("a").label("fädchen"));
        Request.Acquire other = decodedAcquire(Ask.lock("b").label("fädchen"));

        assertThat(other.asker().label())
                .isEqualTo("fädchen")
                .isSameAs(one.asker().label());
    }

    @Test
    void labelsThatShareASlotStayApart() {
        for (int i = 0; i < 5_000; i++) {
            String label = "t" + i % 700;
            assertThat(decodedAcquire(Ask.lock("a").label(label)).asker().label())
                    .isEqualTo(label);
        }
    }

    private Request.Acquire decodedAcquire(Ask ask) {
        Entry decoded = codec.decode(codec.encode(entry(ask.as(1_000)), 1));
        return (Request.Acquire) decoded.batches().get(0).requests().get(0);
    }

    @Test
    void anAcquireAndItsReleaseAreCompact() {
        Entry entry = entry(
                Ask.lock("orders/12345").maxWaiters(10_000).as(1_001),
                new Request.Release(1_002, "orders/12345", 1, 351_000_000_000_000L, 0));

        assertThat(codec.encode(entry, 1).length - codec.encode(entry(), 1).length)
                .isLessThanOrEqualTo(60);
    }
}
