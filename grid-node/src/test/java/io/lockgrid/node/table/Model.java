package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.LongFunction;

/**
 * What {@link LockTable} should do, written for obviousness alone: plain lists that are searched from
 * end to end, and no code of the real table.
 */
final class Model {
    /** A hold (fence above 0) or a wait. */
    static final class Place {
        UUID session;
        Request.Acquire asked;
        long since;
        long fence;
        int depth;
        int lease;
        long depthBy;
        long maxHold;

        int units() {
            return asked.terms().demand().units();
        }
    }

    static final class ModelLock {
        Demand pool;
        /** The oldest first. */
        final List<Place> holders = new ArrayList<>();

        final List<Delay> delays = new ArrayList<>();
        final List<Place> queue = new ArrayList<>();

        Place holder() {
            return holders.isEmpty() ? null : holders.get(0);
        }

        Place holder(long fence) {
            return holders.stream()
                    .filter(hold -> hold.fence == fence)
                    .findFirst()
                    .orElse(null);
        }

        boolean takesAtOnce(int units) {
            return queue.isEmpty() && used() + units <= pool.capacity();
        }

        private int used() {
            return holders.stream().mapToInt(Place::units).sum()
                    + delays.stream().mapToInt(Delay::units).sum();
        }
    }

    static final class ModelSession {
        UUID id;
        Request.Open opened;
        long since;
        long openedAt;
        long beat;
        long lowestOpen;
        final TreeMap<Long, Outcome> answers = new TreeMap<>();
        final List<Notice> outbox = new ArrayList<>();
        long lastNotice;
        /** Number of its last event before the present entry. */
        long lastNoticeBefore;
    }

    final Map<String, ModelLock> locks = new TreeMap<>();
    final Map<UUID, ModelSession> sessions = new LinkedHashMap<>();
    final List<AuditEntry> audit = new ArrayList<>();
    boolean founded;
    long tableId;
    long fence;
    /** The highest claim or fence by which a session was opened that is over, here or in a table before. */
    long over;

    private long lastAudit;
    private long wall;
    private int auditLimit;
    private Effects effects;
    private final ModelCommands commands = new ModelCommands(this);

    List<BatchReply> apply(Entry entry, Effects to) {
        effects = to;
        wall = entry.wallMillis();
        auditLimit = entry.auditLimit();
        if (!founded) {
            founded = true;
            tableId = LockTable.idOf(entry);
            fence = fenceAt(wall);
            over = fence;
        }
        sessions.values().forEach(session -> session.lastNoticeBefore = session.lastNotice);
        List<BatchReply> replies = entry.batches().stream().map(this::apply).toList();
        entry.elapsed().forEach(commands::elapsed);
        return replies;
    }

    private BatchReply apply(Batch batch) {
        ModelSession before = sessions.get(batch.session());
        if (before != null) {
            greet(before, batch);
        }
        List<Outcome> results = new ArrayList<>();
        boolean all = false;
        for (Request command : batch.requests()) {
            Outcome result = apply(batch, command);
            results.add(result);
            all |= command instanceof Request.KeepAlive || result instanceof Outcome.NotHeld;
        }
        ModelSession after = sessions.get(batch.session());
        List<Notice> events = new ArrayList<>();
        if (after != null) {
            events.addAll(after.outbox);
            if (!all) {
                events.removeIf(event -> event.number() <= after.lastNoticeBefore);
            }
        }
        return new BatchReply(tableId, results, events, null);
    }

    private void greet(ModelSession session, Batch batch) {
        session.lowestOpen = Math.max(session.lowestOpen, batch.lowestOpen());
        session.answers.headMap(session.lowestOpen).clear();
        session.outbox.removeIf(event -> event.number() <= batch.ackedNotices());
        session.beat++;
        effects.startTimer(new TimerKey.SessionTimer(session.id), session.opened.timeToLiveMillis());
    }

    private Outcome apply(Batch batch, Request command) {
        ModelSession session = sessions.get(batch.session());
        if (command instanceof Request.Open open) {
            return session == null ? open(batch, open) : new Outcome.Opened(session.opened.timeToLiveMillis());
        }
        if (session == null) {
            return new Outcome.SessionUnknown(fence);
        }
        if (command.sequence() < session.lowestOpen) {
            return Outcome.Stale.STALE;
        }
        if (command.sequence() >= session.lowestOpen + 65_536) {
            return new Outcome.LimitExceeded(Limit.WINDOW, 65_536);
        }
        if (!session.answers.containsKey(command.sequence())) {
            Outcome result = commands.execute(session, command);
            session.answers.put(command.sequence(), result);
        }
        return session.answers.get(command.sequence());
    }

    private Outcome open(Batch batch, Request.Open open) {
        long highest = fenceAt(wall + 365L * 24 * 3600 * 1000);
        if (open.highestFence() > highest && open.highestFence() > fence) {
            return new Outcome.LimitExceeded(Limit.FENCE_CLAIM, highest);
        }
        if (open.highestFence() < over) {
            return new Outcome.SessionUnknown(fence);
        }
        if (open.home().kind() == SessionKind.CLIENT) {
            long own = sessions.values().stream()
                    .map(other -> other.opened.home())
                    .filter(home -> home.kind() == SessionKind.CLIENT)
                    .filter(home -> home.node().equals(open.home().node()))
                    .count();
            if (own >= open.terms().maxSessionsOfClient()) {
                return new Outcome.LimitExceeded(
                        Limit.SESSIONS_PER_CLIENT, open.terms().maxSessionsOfClient());
            } else if (sessions.size() >= open.terms().maxSessions()) {
                return new Outcome.LimitExceeded(Limit.SESSIONS, open.terms().maxSessions());
            }
        }
        if (open.highestFence() > fence) {
            fence = open.highestFence();
            over = fence;
        }
        fence++;
        ModelSession session = new ModelSession();
        session.openedAt = fence;
        session.id = batch.session();
        session.opened = open;
        session.since = wall;
        sessions.put(session.id, session);
        greet(session, batch);
        return new Outcome.Opened(open.timeToLiveMillis());
    }

    static long fenceAt(long wallMillis) {
        return Math.max(0, wallMillis - 1_577_836_800_000L) * 2048;
    }

    /** All holds and waits of a session, by the sequence of their acquires. */
    List<Place> placesOf(ModelSession session) {
        List<Place> places = new ArrayList<>();
        for (ModelLock lock : locks.values()) {
            places.addAll(lock.holders);
            places.addAll(lock.queue);
        }
        places.removeIf(place -> !place.session.equals(session.id));
        places.sort(Comparator.comparing(place -> place.asked.sequence()));
        return places;
    }

    Place enqueue(ModelSession session, Request.Acquire asked) {
        Place place = new Place();
        place.session = session.id;
        place.asked = asked;
        place.since = wall;
        ModelLock lock = locks.computeIfAbsent(asked.name(), name -> new ModelLock());
        lock.pool = lock.pool == null ? asked.terms().demand() : lock.pool;
        lock.queue.add(place);
        return place;
    }

    /** Grants what can be granted, and forgets a lock that is idle. Returns who got some of it. */
    List<Place> settle(String name) {
        ModelLock lock = locks.get(name);
        List<Place> granted = new ArrayList<>();
        while (!lock.queue.isEmpty() && lock.used() + lock.queue.get(0).units() <= lock.pool.capacity()) {
            Place place = lock.queue.remove(0);
            place.fence = ++fence;
            place.depth = 1;
            place.depthBy = place.asked.sequence();
            place.maxHold = place.asked.terms().maxHoldMillis();
            place.since = wall;
            lock.holders.add(place);
            startMaxHold(place);
            granted.add(place);
        }
        if (lock.holders.isEmpty() && lock.delays.isEmpty() && lock.queue.isEmpty()) {
            locks.remove(name);
        }
        return granted;
    }

    void startMaxHold(Place hold) {
        if (hold.maxHold > 0) {
            effects.startTimer(new TimerKey.HoldTimer(hold.asked.name(), hold.fence), hold.maxHold);
        }
    }

    void startWait(Place place) {
        if (place.asked.waitMillis() > 0) {
            effects.startTimer(
                    new TimerKey.WaitTimer(place.asked.name(), place.session, place.asked.sequence()),
                    place.asked.waitMillis());
        }
    }

    /** Ends a hold; whoever gets its units then is told. */
    void free(Place hold, boolean delayed) {
        free(hold, delayed ? hold.asked.terms().lockDelayMillis() : 0);
    }

    void free(Place hold, long delay) {
        ModelLock lock = locks.get(hold.asked.name());
        lock.holders.remove(hold);
        if (delay > 0) {
            lock.delays.add(new Delay(hold.fence, hold.units(), delay, wall));
            lock.delays.sort(Comparator.comparing(Delay::fence));
            effects.startTimer(new TimerKey.DelayTimer(hold.asked.name(), hold.fence), delay);
        } else {
            handOver(hold.asked.name());
        }
    }

    void handOver(String name) {
        for (Place next : settle(name)) {
            tell(next, number -> new Notice.Granted(number, next.asked.sequence(), next.fence, next.maxHold));
        }
    }

    void tell(Place place, LongFunction<Notice> made) {
        ModelSession session = sessions.get(place.session);
        if (session != null) {
            Notice notice = made.apply(++session.lastNotice);
            session.outbox.add(notice);
            effects.notice(session.id, session.opened.home(), notice);
        }
    }

    int end(ModelSession session, SessionEnd why, String actor, String note) {
        List<Place> places = placesOf(session);
        sessions.remove(session.id);
        over = Math.max(over, session.openedAt);
        effects.sessionEnded(session.id, session.opened.home(), why, actor, note);
        locks.values().forEach(lock -> lock.queue.removeAll(places));
        List<Place> holds = places.stream().filter(place -> place.fence > 0).toList();
        holds.forEach(hold -> free(hold, true));
        places.removeAll(holds);
        places.stream()
                .map(wait -> wait.asked.name())
                .filter(locks::containsKey)
                .forEach(this::handOver);
        return holds.size();
    }

    void audit(String actor, String action, String target, long named, String why, String outcome, String who) {
        audit.add(0, new AuditEntry(++lastAudit, wall, actor, action, target, named, why, outcome, who));
        while (audit.size() > auditLimit) {
            audit.remove(audit.size() - 1);
        }
    }
}
