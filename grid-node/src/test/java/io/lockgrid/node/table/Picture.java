package io.lockgrid.node.table;

import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that can be seen of a table, as lines, so that a table and a {@link Model} can be compared. */
final class Picture {
    private final List<String> lines = new ArrayList<>();

    static List<String> of(LockTable table) {
        Picture picture = new Picture();
        picture.lines.add(
                "table " + table.tableId() + ", fence " + table.lastFence() + ", over " + table.state().watermark);
        Map<String, Lock> locks = new TreeMap<>();
        table.forEachLock(lock -> locks.put(lock.name(), lock));
        locks.values().forEach(picture::add);
        Map<String, Session> sessions = new TreeMap<>();
        table.forEachSession(session -> sessions.put(session.id().toString(), session));
        sessions.values().forEach(picture::add);
        table.audit(Integer.MAX_VALUE).forEach(entry -> picture.lines.add(entry.toString()));
        return picture.lines;
    }

    static List<String> of(Model model) {
        Picture picture = new Picture();
        picture.lines.add("table " + model.tableId + ", fence " + model.fence + ", over " + model.over);
        model.locks.forEach(picture::add);
        Map<String, Model.ModelSession> sessions = new TreeMap<>();
        model.sessions.values().forEach(session -> sessions.put(session.id.toString(), session));
        sessions.values().forEach(session -> picture.add(model, session));
        model.audit.forEach(entry -> picture.lines.add(entry.toString()));
        return picture.lines;
    }

    private void add(Lock lock) {
        lines.add("lock " + lock.name() + " of " + lock.pool().capacity() + " in " + lock.delays());
        for (Hold hold : lock.holds(Integer.MAX_VALUE)) {
            lines.add("  hold " + hold.session() + " " + hold.acquire() + " " + hold.owner() + " " + hold.since() + " "
                    + hold.ownerLabel() + " " + hold.reason() + " fence " + hold.fence() + " depth " + hold.depth()
                    + " lease " + hold.lease() + " " + hold.depthBy() + " max " + hold.maxHoldMillis() + " delay "
                    + hold.lockDelayMillis() + " units " + hold.units());
        }
        for (Wait wait : lock.waiters(Integer.MAX_VALUE)) {
            lines.add("  wait " + wait.session() + " " + wait.acquire() + " " + wait.owner() + " " + wait.since() + " "
                    + wait.ownerLabel() + " " + wait.reason() + " for " + wait.waitMillis() + " max "
                    + wait.maxHoldMillis() + " delay " + wait.lockDelayMillis() + " units " + wait.units());
        }
    }

    private void add(String name, Model.ModelLock lock) {
        lines.add("lock " + name + " of " + lock.pool.capacity() + " in " + lock.delays);
        for (Model.Place hold : lock.holders) {
            lines.add("  hold " + common(hold) + " fence " + hold.fence + " depth " + hold.depth + " lease "
                    + hold.lease + " " + hold.depthBy + " max " + hold.maxHold + " delay "
                    + hold.asked.terms().lockDelayMillis() + " units " + hold.units());
        }
        for (Model.Place wait : lock.queue) {
            lines.add("  wait " + common(wait) + " for " + wait.asked.waitMillis() + " max "
                    + wait.asked.terms().maxHoldMillis() + " delay "
                    + wait.asked.terms().lockDelayMillis() + " units " + wait.units());
        }
    }

    private static String common(Model.Place place) {
        return place.session + " " + place.asked.sequence() + " "
                + place.asked.asker().owner() + " " + place.since + " "
                + place.asked.asker().label() + " " + place.asked.asker().reason();
    }

    private void add(Session session) {
        StringBuilder answers = new StringBuilder();
        Window window = session.window();
        for (long sequence = window.lowestOpen(); sequence < window.end(); sequence++) {
            Outcome answer = window.get(sequence);
            answers.append(answer == null ? "" : " " + sequence + "=" + answer);
        }
        lines.add("session " + session.id() + " " + session.home() + " " + session.timeToLiveMillis() + " "
                + session.heartbeatMillis() + " "
                + session.maxHolds() + " " + session.since() + " at " + session.openedAt() + " beat " + session.beat()
                + " from "
                + window.lowestOpen() + answers + " events " + session.notices() + " last " + session.lastNotice());
    }

    private void add(Model model, Model.ModelSession session) {
        StringBuilder answers = new StringBuilder();
        session.answers.forEach(
                (sequence, answer) -> answers.append(" " + sequence + "=").append(answer));
        Request.Open opened = session.opened;
        lines.add("session " + session.id + " " + opened.home() + " " + opened.timeToLiveMillis() + " "
                + opened.heartbeatMillis() + " "
                + opened.terms().maxHolds() + " " + session.since + " at " + session.openedAt + " beat " + session.beat
                + " from " + session.lowestOpen
                + answers + " events " + session.outbox + " last " + session.lastNotice);
    }
}
