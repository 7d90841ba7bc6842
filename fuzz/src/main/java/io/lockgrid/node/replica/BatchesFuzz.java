package io.lockgrid.node.replica;

import io.lockgrid.fuzz.Judgement;
import io.lockgrid.fuzz.SnapshotsFuzz;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.table.Effects;
import io.lockgrid.node.table.LockTable;
import io.lockgrid.node.table.bytes.EntryCodec;
import io.lockgrid.node.table.bytes.Formats;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimeCommand;
import io.lockgrid.node.table.words.TimerKey;
import java.nio.ByteBuffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Batches of requests as clients send them, one after the other, each behind two bytes of its length: read, put into an
 * entry, and applied to one table, where an exception would end every replica of the group.
 */
public final class BatchesFuzz {
    private static final RequestRules RULES = RequestRules.of(GridNodeConfig.defaults());
    private static final long BEGUN = 1_750_000_000_000L;
    private static final int LONGEST = 0x3FF;
    private static final int FIXED = 4 << 20;
    private static final int FOR_EACH_BYTE = 4_096;

    private final LockTable table = new LockTable();
    private final EntryCodec codec = new EntryCodec();
    private final Timers timers = new Timers();
    private long wall = BEGUN;

    private BatchesFuzz() {}

    public static void fuzzerTestOneInput(byte[] data) throws Exception {
        Judgement.expectLittleAllocated(FIXED + (long) FOR_EACH_BYTE * data.length, () -> tryOut(data));
    }

    private static void tryOut(byte[] data) {
        BatchesFuzz one = new BatchesFuzz();
        ByteBuffer in = ByteBuffer.wrap(data);
        while (in.remaining() > Short.BYTES) {
            int head = in.getShort();
            byte[] piece = new byte[Math.min(head & LONGEST, in.remaining())];
            in.get(piece);
            one.take(piece, head < 0);
        }
        SnapshotsFuzz.expectStable(one.table);
    }

    /** @param late whether all timers have elapsed when it comes */
    private void take(byte[] bytes, boolean late) {
        Batch batch;
        try {
            batch = RULES.read(bytes);
        } catch (FormatException refused) {
            return;
        }
        List<Request> asked = batch.requests().stream()
                .filter(request -> RULES.objection(request) == null)
                .map(RULES::applied)
                .toList();
        wall += 1_000;
        Entry entry = new Entry(wall, 7, 10, List.of(batch.with(asked)), late ? timers.elapsed(table) : List.of());
        Entry read = codec.decode(codec.encode(entry, Formats.NEWEST));
        Judgement.expect(read.equals(entry), "an entry is not what it was, written and read again");
        BatchReply reply = table.apply(read, timers).get(0);
        BatchReply heard = WireCodec.decodeReply(WireCodec.encode(reply, WireCodec.NEWEST), asked.size());
        Judgement.expect(heard.equals(reply), "a reply is not what it was, written and read again");
    }

    /** Those that run. */
    private static final class Timers implements Effects {
        private final Set<TimerKey> running = new LinkedHashSet<>();

        List<TimeCommand> elapsed(LockTable table) {
            return running.stream()
                    .map(table::elapsed)
                    .filter(Objects::nonNull)
                    .map(TimeCommand.class::cast)
                    .toList();
        }

        @Override
        public void notice(UUID session, Home home, Notice notice) {
            // it is in the table, too
        }

        @Override
        public void sessionEnded(
                UUID session, Home home, SessionEnd why, @Nullable String actor, @Nullable String note) {
            // nobody is there to be told
        }

        @Override
        public void startTimer(TimerKey key, long millis) {
            running.add(key);
        }

        @Override
        public void cancelTimer(TimerKey key) {
            running.remove(key);
        }
    }
}
