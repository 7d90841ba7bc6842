package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A table and what it wanted done, for tests. Checks the table's invariants after every entry. */
public final class Grid {
    public static final long START = 1_750_000_000_000L;
    public static final long SEED = 4711;
    static final long TABLE_ID = LockTable.idOf(new Entry(START, SEED, 1_000, List.of(), List.of()));

    public final RecordingEffects effects = new RecordingEffects();
    public LockTable table = new LockTable();
    long wallMillis = START;
    int auditLimit = 1_000;
    private int opened;

    /** Opens a session. */
    public Client open(String name) {
        Client client = stranger(name);
        client.open();
        return client;
    }

    /** A client that has not opened its session. */
    Client stranger(String name) {
        long number = ++opened;
        Home home = new Home(SessionKind.CLIENT, name, "10.0.0." + number + ":5701", new UUID(0, number));
        return new Client(this, new UUID(number << 32, number), home);
    }

    List<BatchReply> apply(List<Batch> batches, List<TimeCommand> elapsed) {
        return apply(new Entry(wallMillis, SEED, auditLimit, batches, elapsed));
    }

    List<BatchReply> apply(Entry entry) {
        List<BatchReply> replies = table.apply(entry, effects);
        Invariants.check(table);
        return replies;
    }

    void apply(TimeCommand command) {
        apply(List.of(), List.of(command));
    }

    /** What a leader does when this timer elapses. */
    void elapse(TimerKey key) {
        TimeCommand command = table.elapsed(key);
        if (command == null) {
            throw new AssertionError("The table does not wait for " + key);
        }
        apply(command);
    }

    /** Lets the running timers of this kind elapse. */
    void elapseAll(Class<? extends TimerKey> kind) {
        List<TimerKey> keys = new ArrayList<>(effects.running.keySet());
        keys.stream().filter(kind::isInstance).forEach(this::elapse);
    }

    /** What one session is told, in order. */
    List<Notice> noticesOf(Client client) {
        return effects.messages.stream()
                .filter(RecordingEffects.Told.class::isInstance)
                .map(RecordingEffects.Told.class::cast)
                .filter(told -> told.session().equals(client.id))
                .map(RecordingEffects.Told::notice)
                .toList();
    }

    /** The hold of a lock that is held. */
    Hold holder(String name) {
        return table.lock(name).holder();
    }

    List<UUID> waiters(String name) {
        return table.lock(name).waiters(Integer.MAX_VALUE).stream()
                .map(Wait::session)
                .toList();
    }
}
