package io.lockgrid.node.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/** The table against a naive {@link Model}: random commands, 1,000 of them for each seed. */
class ModelTest {
    private static final int COMMANDS = 1_000;

    private final RecordingEffects real = new RecordingEffects();
    private final RecordingEffects expected = new RecordingEffects();
    private final EntryCodec codec = new EntryCodec();
    private final Model model = new Model();
    private LockTable table = new LockTable();
    private LockTable fork = table.fork();
    private List<String> pictureOfFork = Picture.of(fork);

    // Shrinking a seed says nothing; the entries up to the first difference are reported instead.
    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theTableDoesWhatTheModelDoes(@ForAll long seed) {
        compare(seed);
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    @Tag("thorough")
    void theTableDoesWhatTheModelDoesForMoreSeeds(@ForAll long seed) {
        compare(seed);
    }

    private void compare(long seed) {
        Traffic traffic = new Traffic(seed);
        Random random = new Random(~seed);
        List<Entry> history = new ArrayList<>();
        int commands = 0;
        while (commands < COMMANDS) {
            Entry entry = traffic.next(model, table, new ArrayList<>(real.running.keySet()));
            commands += entry.batches().stream()
                    .mapToInt(batch -> batch.requests().size())
                    .sum();
            history.add(entry);
            try {
                step(entry);
                forkOrRestore(random);
            } catch (AssertionError | RuntimeException difference) {
                int from = Math.max(0, history.size() - 10);
                List<Entry> last = history.subList(from, history.size());
                throw new AssertionError("After these entries: " + last, difference);
            }
        }
    }

    private void step(Entry entry) {
        Entry read = codec.decode(codec.encode(entry, 1));
        assertThat(read).isEqualTo(entry);
        real.forgetMessages();
        expected.forgetMessages();

        assertThat(table.apply(read, real)).isEqualTo(model.apply(entry, expected));

        assertThat(real.messages).isEqualTo(expected.messages);
        assertThat(counted(real.started)).isEqualTo(counted(expected.started));
        assertThat(real.running).isEqualTo(timersOf(model));
        assertThat(Picture.of(table)).isEqualTo(Picture.of(model));
        Invariants.check(table);
    }

    private void forkOrRestore(Random random) {
        int choice = random.nextInt(12);
        if (choice == 0) {
            table = SnapshotCodec.decode(SnapshotCodec.encode(table, 1));
        } else if (choice == 1) {
            assertThat(Picture.of(fork)).isEqualTo(pictureOfFork);
            fork = table.fork();
            pictureOfFork = Picture.of(fork);
        } else if (choice == 2) {
            // The copy is a table of its own, as good as the one that it was made of.
            LockTable copy = table.fork();
            fork = table;
            table = copy;
            pictureOfFork = Picture.of(fork);
        }
        Map<TimerKey, Long> timers = new HashMap<>();
        table.forEachTimer(timers::put);
        assertThat(timers).isEqualTo(real.running);
    }

    private static Map<RecordingEffects.Started, Integer> counted(List<RecordingEffects.Started> started) {
        Map<RecordingEffects.Started, Integer> counts = new HashMap<>();
        started.forEach(start -> counts.merge(start, 1, Integer::sum));
        return counts;
    }

    private static Map<TimerKey, Long> timersOf(Model model) {
        Map<TimerKey, Long> timers = new HashMap<>();
        model.sessions.forEach(
                (id, session) -> timers.put(new TimerKey.SessionTimer(id), session.opened.timeToLiveMillis()));
        model.locks.forEach((name, lock) -> {
            for (Delay delay : lock.delays) {
                timers.put(new TimerKey.DelayTimer(name, delay.fence()), delay.millis());
            }
            for (Model.Place hold : lock.holders) {
                if (hold.maxHold > 0) {
                    timers.put(new TimerKey.HoldTimer(name, hold.fence), hold.maxHold);
                }
            }
            for (Model.Place wait : lock.queue) {
                if (wait.asked.waitMillis() > 0) {
                    TimerKey key = new TimerKey.WaitTimer(name, wait.session, wait.asked.sequence());
                    timers.put(key, wait.asked.waitMillis());
                }
            }
        });
        return timers;
    }
}
