package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.words.Outcome;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a table: its counters, its sessions, its locks with holders and waiters, its audit trail. */
final class SnapshotWriter {

    /** What a held lock takes, more or less. */
    private static final int LIKELY_BYTES_PER_LOCK = 96;

    private static final int LIKELY_BYTES_BESIDES = 4096;

    private final Output out;
    /** Holds and waits name their session by its place among the sessions. */
    private final Map<UUID, Integer> places = new HashMap<>();

    SnapshotWriter(Output out) {
        this.out = out;
    }

    static int likelyLength(State state) {
        long likely = LIKELY_BYTES_BESIDES
                + (long) LIKELY_BYTES_PER_LOCK * state.locks().size();
        return (int) Math.min(likely, Integer.MAX_VALUE / 2);
    }

    void write(State state) {
        out.writeBoolean(state.founded);
        out.writeFixed(state.seed);
        out.writeFixed(state.tableId);
        out.writeVar(state.lastFence);
        out.writeVar(state.watermark);
        out.writeVar(state.lastTicket);
        out.writeVar(state.lastAudit);
        out.writeSigned(state.lastWall);
        out.writeVar(state.sessions().size());
        state.sessions().forEach(this::write);
        out.writeVar(state.locks().size());
        state.locks().forEach(this::write);
        out.writeList(state.audit().first(Integer.MAX_VALUE), StateForms.AUDIT);
        out.writeList(state.bans().destroyed(), StateForms.DESTROYED);
        out.writeList(state.undated(), StateForms.UNDATED);
        out.writeList(state.bans().barred(), StateForms.ID);
    }

    private void write(Session session) {
        places.put(session.id(), places.size());
        out.writeUuid(session.id());
        StateForms.HOME.write(out, session.home());
        out.writeVar(session.timeToLiveMillis());
        out.writeVar(session.heartbeatMillis());
        out.writeVar(session.maxHolds());
        out.writeSigned(session.since());
        out.writeVar(session.openedAt());
        out.writeVar(session.beat());
        Window window = session.window();
        out.writeVar(window.lowestOpen());
        out.writeVar(window.end() - window.lowestOpen());
        for (long sequence = window.lowestOpen(); sequence < window.end(); sequence++) {
            write(window.get(sequence));
        }
        out.writeVar(session.lastNotice());
        out.writeList(session.notices(), StateForms.NOTICE);
        out.writeList(session.memos(), StateForms.MEMO);
    }

    private void write(@Nullable Outcome kept) {
        out.writeBoolean(kept != null);
        if (kept != null) {
            StateForms.OUTCOME.write(out, kept);
        }
    }

    private void write(Lock lock) {
        out.writeText(lock.name());
        StateForms.DEMAND.write(out, lock.pool());
        out.writeVar(lock.holdCount());
        for (Hold hold : lock.holds(Integer.MAX_VALUE)) {
            writeClaim(hold);
            out.writeVar(hold.fence());
            out.writeVar(hold.depth());
            out.writeVar(hold.lease());
            out.writeVar(hold.depthBy());
        }
        out.writeList(lock.delays(), StateForms.DELAY);
        out.writeVar(lock.waiterCount());
        for (Wait wait : lock.waiters(Integer.MAX_VALUE)) {
            writeClaim(wait);
            out.writeVar(wait.ticket());
            out.writeSigned(wait.waitMillis());
        }
    }

    private void writeClaim(Claim claim) {
        @Nullable Integer place = places.get(claim.session());
        if (place == null) {
            throw new IllegalStateException("The session of a claim is not open: " + claim);
        }
        out.writeVar(place);
        out.writeVar(claim.acquire());
        out.writeVar(claim.owner());
        out.writeSigned(claim.since());
        out.writeText(claim.ownerLabel());
        out.writeOptionalText(claim.reason());
        StateForms.TERMS.write(out, claim.terms());
    }
}
