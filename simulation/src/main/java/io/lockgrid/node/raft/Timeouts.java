package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.internal.nio.BufferObjectDataOutput;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import io.lockgrid.simulation.Sim;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the times of the table at each commit: a session, a wait, a max hold and a lock-delay may end late, after a
 * change of leader for example, but never early. Not thread-safe.
 */
final class Timeouts {
    /** The part of a time that has passed when the fastest clock says that all of it has. */
    private static final double SHORTEST = 0.99;

    /** @param command what a leader writes at its end: it names what a sign of life or a renewal changes */
    private record Running(@Nullable TimeCommand command, long millis, long since) {}

    private final Sim sim;
    private final EntryCodec codec = new EntryCodec();
    private Map<TimerKey, Running> running = new HashMap<>();

    Timeouts(Sim sim) {
        this.sim = sim;
    }

    /** The table begins anew. */
    void restart() {
        running.clear();
    }

    /** @param change what has led to this table */
    void look(RaftOp change, LockTable table) {
        Map<TimerKey, Running> now = new HashMap<>();
        table.forEachTimer((key, millis) -> {
            TimeCommand command = table.elapsed(key);
            Running before = running.get(key);
            boolean goesOn = before != null && before.millis() == millis && Objects.equals(before.command(), command);
            now.put(key, goesOn ? before : new Running(command, millis, sim.now()));
        });
        Set<TimerKey> ends = new LinkedHashSet<>();
        if (change instanceof EntryOp entry) {
            decoded(entry).elapsed().forEach(command -> ends.add(key(command)));
        }
        running.keySet().stream()
                .filter(TimerKey.DelayTimer.class::isInstance)
                .forEach(ends::add); // whatever has opened it
        ends.forEach(key -> checkEnd(key, now));
        running = now;
    }

    private void checkEnd(TimerKey key, Map<TimerKey, Running> now) {
        Running ended = now.containsKey(key) ? null : running.get(key);
        if (ended != null && sim.now() - ended.since() < ended.millis() * Sim.MILLI * SHORTEST) {
            sim.violation("EARLY: " + key + " of " + ended.millis() + " ms has ended after "
                    + (sim.now() - ended.since()) / Sim.MILLI);
        }
    }

    private static TimerKey key(TimeCommand command) {
        if (command instanceof TimeCommand.SessionElapsed session) {
            return new TimerKey.SessionTimer(session.session());
        } else if (command instanceof TimeCommand.HoldElapsed hold) {
            return new TimerKey.HoldTimer(hold.name(), hold.fence());
        } else if (command instanceof TimeCommand.WaitElapsed wait) {
            return new TimerKey.WaitTimer(wait.name(), wait.session(), wait.acquire());
        } else if (command instanceof TimeCommand.DelayElapsed delay) {
            return new TimerKey.DelayTimer(delay.name(), delay.fence());
        }
        return TimerKey.ClockTimer.CLOCK;
    }

    /** Again: who has applied an entry keeps its bytes alone. */
    private Entry decoded(EntryOp entry) {
        try (BufferObjectDataOutput out = SimCluster.SERIALIZATION.createObjectDataOutput()) {
            entry.writeData(out);
            byte[] bytes = SimCluster.SERIALIZATION
                    .createObjectDataInput(out.toByteArray())
                    .readByteArray();
            if (bytes == null) {
                throw new IllegalStateException("an entry of nothing: " + entry);
            }
            return codec.decode(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
