package io.lockgrid.internal.session;

import io.lockgrid.LockLoss;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * A grid for tests of the holder's side: one lock table in memory, by the rules of the real one and as plain as can be. It
 * answers batches exactly once by session and sequence, ends sessions by the clock that it is given, and numbers notices.
 *
 * <p>Thread-safe.
 */
final class NaiveGrid {
    private final LaneServices time;
    private final NaiveLocks locks;
    private final Map<UUID, NaiveSession> sessions = new LinkedHashMap<>();
    private final Map<UUID, Consumer<Notices>> nodes = new HashMap<>();

    /** What the step that is under way led to, by session. */
    private final Map<NaiveSession, List<Notice>> told = new LinkedHashMap<>();

    private long tableId = 1;

    /** What sessions get that ask for more. */
    private long longestLifeMillis = Long.MAX_VALUE;

    /** What openings are answered with; null to open. */
    private Outcome refusal;

    /** Sessions that were opened up to then may be over: who opens one has to have seen a later fence. */
    private long watermark = NaiveLocks.FIRST_FENCE;

    NaiveGrid(LaneServices time) {
        this.time = time;
        this.locks = new NaiveLocks(time, this);
    }

    /** Sends the notices of that node's sessions there. */
    synchronized void connect(UUID node, Consumer<Notices> listener) {
        nodes.put(node, listener);
    }

    synchronized void refuseOpenings(Outcome answer) {
        refusal = answer;
    }

    synchronized void boundLives(long millis) {
        longestLifeMillis = millis;
    }

    synchronized void disconnect(UUID node) {
        nodes.remove(node);
    }

    synchronized BatchReply handle(Batch batch) {
        NaiveSession session = sessions.get(batch.session());
        if (session != null) {
            begin(session, batch);
        }
        List<Outcome> outcomes = new ArrayList<>();
        boolean all = false;
        for (Request request : batch.requests()) {
            if (request instanceof Request.Open open) {
                session = session == null ? open(batch, open) : session;
                outcomes.add(session == null ? notOpened() : new Outcome.Opened(session.timeToLiveNanos / 1_000_000L));
            } else if (session == null) {
                outcomes.add(unknown());
            } else {
                outcomes.add(once(session, request));
                session = sessions.get(batch.session());
            }
            all |= request instanceof Request.KeepAlive || outcomes.get(outcomes.size() - 1) instanceof Outcome.NotHeld;
        }
        List<Notice> ofThisStep = told.remove(session);
        List<Notice> notices = session == null
                ? List.of()
                : all ? List.copyOf(session.outbox.values()) : Objects.requireNonNullElse(ofThisStep, List.of());
        post();
        return new BatchReply(tableId, outcomes, List.copyOf(notices), null);
    }

    private NaiveSession open(Batch batch, Request.Open open) {
        if (refusal != null || open.highestFence() < watermark) {
            return null; // a late copy must not bring an ended session back
        }
        long openedAt = locks.nextFence();
        long timeToLive = Math.min(open.timeToLiveMillis(), longestLifeMillis);
        NaiveSession session = new NaiveSession(batch.session(), open.home().node(), timeToLive, openedAt);
        sessions.put(session.id, session);
        begin(session, batch);
        return session;
    }

    private Outcome notOpened() {
        return refusal == null ? unknown() : refusal;
    }

    private Outcome unknown() {
        return new Outcome.SessionUnknown(locks.lastFence());
    }

    private void begin(NaiveSession session, Batch batch) {
        session.lowestOpen = Math.max(session.lowestOpen, batch.lowestOpen());
        session.answers.headMap(session.lowestOpen).clear();
        session.outbox.headMap(batch.ackedNotices() + 1).clear();
        long beat = ++session.beats;
        time.after(session.timeToLiveNanos, () -> expire(session, beat));
    }

    private synchronized void expire(NaiveSession session, long beat) {
        if (session.beats == beat && sessions.get(session.id) == session) {
            end(session, new LockLoss(LockLoss.Reason.SESSION_EXPIRED, null, null));
            post();
        }
    }

    private Outcome once(NaiveSession session, Request request) {
        if (request.sequence() < session.lowestOpen) {
            return Outcome.Stale.STALE;
        }
        Outcome kept = session.answers.get(request.sequence());
        if (kept == null) {
            kept = execute(session, request);
            session.answers.put(request.sequence(), kept);
        }
        return kept;
    }

    private Outcome execute(NaiveSession session, Request request) {
        if (request instanceof Request.Close) {
            end(session, null);
            return Outcome.Done.DONE;
        }
        return request instanceof Request.KeepAlive ? Outcome.Done.DONE : locks.execute(session, request);
    }

    /** @param loss null where it closes itself */
    private void end(NaiveSession session, LockLoss loss) {
        sessions.remove(session.id);
        watermark = Math.max(watermark, session.openedAt);
        told.remove(session);
        if (loss != null) {
            told.put(session, List.of(new Notice.SessionGone(loss.reason(), loss.actor(), loss.note())));
        }
        locks.end(session);
    }

    /** Keeps a notice until it was acknowledged; while a lock is changed. */
    void tell(NaiveSession session, Notice notice) {
        if (sessions.get(session.id) == session) {
            session.outbox.put(notice.number(), notice);
            told.computeIfAbsent(session, none -> new ArrayList<>()).add(notice);
        }
    }

    /** Runs a change that no batch led to, and sends what it told. */
    synchronized void step(Runnable change) {
        change.run();
        post();
    }

    private void post() {
        Map<NaiveSession, List<Notice>> mail = new LinkedHashMap<>(told);
        told.clear();
        mail.forEach((session, notices) -> {
            Consumer<Notices> node = nodes.get(session.node);
            if (node != null) {
                node.accept(new Notices("default", session.id, List.copyOf(notices)));
            }
        });
    }

    // ---- what tests do and see ----

    /** An operator takes the hold of a lock away. */
    void forceRelease(String name) {
        step(() -> locks.takeAway(name, LockLoss.Reason.FORCED, "ann", "stuck"));
    }

    /** An operator ends all sessions of a node. */
    synchronized void endSessions(UUID node) {
        for (NaiveSession session : List.copyOf(sessions.values())) {
            if (session.node.equals(node)) {
                end(session, new LockLoss(LockLoss.Reason.FORCED, "ann", "stuck"));
            }
        }
        post();
    }

    /** All members are lost at once and a new table begins. */
    synchronized void restart() {
        tableId++;
        sessions.clear();
        locks.clear();
        watermark = locks.lastFence();
    }

    /** Who holds that lock, or null. */
    synchronized NaiveLocks.Held holder(String name) {
        return locks.holder(name);
    }

    synchronized int waiters(String name) {
        return locks.waiters(name);
    }

    synchronized int sessions() {
        return sessions.size();
    }
}
