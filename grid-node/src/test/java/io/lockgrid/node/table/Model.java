package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.BatchReply;
import io.lockgrid.node.table.words.Entry;
import io.lockgrid.node.table.words.Event;
import io.lockgrid.node.table.words.Limit;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What {@link LockTable} should do, written for obviousness alone: plain lists that are searched from
 * end to end, and no code of the real table.
 */
final class Model {
    /** A hold (fence above 0) or a wait. */
    static final class Place {
        UUID session;
        SessionCommand.Acquire asked;
        long since;
        long fence;
        int depth;
        int lease;
        long depthBy;
        long maxHold;
    }

    static final class ModelLock {
        Place holder;
        Delay delay;
        final List<Place> queue = new ArrayList<>();
    }

    static final class ModelSession {
        UUID id;
        SessionCommand.OpenSession opened;
        long since;
        long openedAt;
        long beat;
        long lowestOpen;
        final TreeMap<Long, Result> answers = new TreeMap<>();
        final List<NumberedEvent> outbox = new ArrayList<>();
        long lastEvent;
        /** Number of its last event before the present entry. */
        long lastEventBefore;
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
    private Effects effects;
    private final ModelCommands commands = new ModelCommands(this);

    List<BatchReply> apply(Entry entry, Effects to) {
        effects = to;
        wall = entry.wallMillis();
        if (!founded) {
            founded = true;
            tableId = LockTable.idOf(entry);
            fence = fenceAt(wall);
            over = fence;
        }
        sessions.values().forEach(session -> session.lastEventBefore = session.lastEvent);
        List<BatchReply> replies = entry.batches().stream().map(this::apply).toList();
        entry.elapsed().forEach(commands::elapsed);
        return replies;
    }

    private BatchReply apply(SessionBatch batch) {
        ModelSession before = sessions.get(batch.session());
        if (before != null) {
            greet(before, batch);
        }
        List<Result> results = new ArrayList<>();
        boolean all = false;
        for (SessionCommand command : batch.commands()) {
            Result result = apply(batch, command);
            results.add(result);
            all |= command instanceof SessionCommand.KeepAlive || result instanceof Result.NotHeld;
        }
        ModelSession after = sessions.get(batch.session());
        List<NumberedEvent> events = new ArrayList<>();
        if (after != null) {
            events.addAll(after.outbox);
            if (!all) {
                events.removeIf(event -> event.number() <= after.lastEventBefore);
            }
        }
        return new BatchReply(batch.session(), results, events);
    }

    private void greet(ModelSession session, SessionBatch batch) {
        session.lowestOpen = Math.max(session.lowestOpen, batch.lowestOpen());
        session.answers.headMap(session.lowestOpen).clear();
        session.outbox.removeIf(event -> event.number() <= batch.ackedEvents());
        session.beat++;
        effects.startTimer(new TimerKey.SessionTimer(session.id), session.opened.timeToLiveMillis());
    }

    private Result apply(SessionBatch batch, SessionCommand command) {
        ModelSession session = sessions.get(batch.session());
        if (command instanceof SessionCommand.OpenSession open) {
            return session == null ? open(batch, open) : new Result.Opened(tableId, session.opened.timeToLiveMillis());
        }
        if (session == null) {
            return new Result.SessionUnknown(tableId, fence);
        }
        if (command.sequence() < session.lowestOpen) {
            return new Result.Stale();
        }
        if (command.sequence() >= session.lowestOpen + 65_536) {
            return new Result.LimitExceeded(Limit.WINDOW, 65_536);
        }
        if (!session.answers.containsKey(command.sequence())) {
            Result result = commands.execute(session, command);
            session.answers.put(command.sequence(), result);
        }
        return session.answers.get(command.sequence());
    }

    private Result open(SessionBatch batch, SessionCommand.OpenSession open) {
        long highest = fenceAt(wall + 365L * 24 * 3600 * 1000);
        if (open.highestFence() > highest && open.highestFence() > fence) {
            return new Result.LimitExceeded(Limit.FENCE_CLAIM, highest);
        }
        if (open.highestFence() < over) {
            return new Result.SessionUnknown(tableId, fence);
        }
        if (open.home().kind() == SessionKind.CLIENT) {
            long own = sessions.values().stream()
                    .map(other -> other.opened.home())
                    .filter(home -> home.kind() == SessionKind.CLIENT)
                    .filter(home -> home.node().equals(open.home().node()))
                    .count();
            if (own >= open.maxOfClient()) {
                return new Result.LimitExceeded(Limit.SESSIONS_PER_CLIENT, open.maxOfClient());
            } else if (sessions.size() >= open.maxSessions()) {
                return new Result.LimitExceeded(Limit.SESSIONS, open.maxSessions());
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
        return new Result.Opened(tableId, open.timeToLiveMillis());
    }

    static long fenceAt(long wallMillis) {
        return Math.max(0, wallMillis - 1_577_836_800_000L) * 2048;
    }

    /** All holds and waits of a session, by the sequence of their acquires. */
    List<Place> placesOf(ModelSession session) {
        List<Place> places = new ArrayList<>();
        for (ModelLock lock : locks.values()) {
            if (lock.holder != null) {
                places.add(lock.holder);
            }
            places.addAll(lock.queue);
        }
        places.removeIf(place -> !place.session.equals(session.id));
        places.sort(Comparator.comparing(place -> place.asked.sequence()));
        return places;
    }

    Place enqueue(ModelSession session, SessionCommand.Acquire asked) {
        Place place = new Place();
        place.session = session.id;
        place.asked = asked;
        place.since = wall;
        locks.computeIfAbsent(asked.name(), name -> new ModelLock()).queue.add(place);
        return place;
    }

    /** Grants what can be granted, and forgets a lock that is idle. Returns who got it. */
    Place settle(String name) {
        ModelLock lock = locks.get(name);
        if (lock.holder != null || lock.delay != null) {
            return null;
        }
        if (lock.queue.isEmpty()) {
            locks.remove(name);
            return null;
        }
        Place place = lock.queue.remove(0);
        place.fence = ++fence;
        place.depth = 1;
        place.depthBy = place.asked.sequence();
        place.maxHold = place.asked.maxHoldMillis();
        place.since = wall;
        lock.holder = place;
        startMaxHold(place);
        return place;
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

    /** Frees a lock that is held; whoever gets it then is told. */
    void free(Place hold, boolean delayed) {
        ModelLock lock = locks.get(hold.asked.name());
        lock.holder = null;
        long delay = hold.asked.lockDelayMillis();
        if (delayed && delay > 0) {
            lock.delay = new Delay(hold.fence, delay, wall);
            effects.startTimer(new TimerKey.DelayTimer(hold.asked.name(), hold.fence), delay);
        }
        handOver(hold.asked.name());
    }

    void handOver(String name) {
        Place next = settle(name);
        if (next != null) {
            tell(next, new Event.Granted(next.asked.sequence(), next.fence, next.maxHold));
        }
    }

    void tell(Place place, Event event) {
        ModelSession session = sessions.get(place.session);
        if (session != null) {
            NumberedEvent numbered = new NumberedEvent(++session.lastEvent, event);
            session.outbox.add(numbered);
            effects.event(session.id, session.opened.home(), numbered);
        }
    }

    int end(ModelSession session, SessionEnd why, String actor, String note) {
        List<Place> places = placesOf(session);
        sessions.remove(session.id);
        over = Math.max(over, session.openedAt);
        effects.sessionEnded(session.id, session.opened.home(), why, actor, note);
        locks.values().forEach(lock -> lock.queue.removeAll(places));
        places.removeIf(place -> place.fence == 0);
        places.forEach(hold -> free(hold, true));
        return places.size();
    }

    void audit(
            String actor, String action, String target, long named, String why, String outcome, String who, int limit) {
        audit.add(0, new AuditEntry(++lastAudit, wall, actor, action, target, named, why, outcome, who));
        while (audit.size() > limit) {
            audit.remove(audit.size() - 1);
        }
    }
}
