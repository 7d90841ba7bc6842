package io.lockgrid.node.table;

import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.TimerKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Remembers what a table wanted done, and which timers run. */
final class RecordingEffects implements Effects {
    record Told(UUID session, Notice notice) {}

    record Ended(UUID session, Home home, SessionEnd why, String actor, String note) {}

    record Started(TimerKey key, long millis) {}

    /** Notices and ends of sessions, in order. */
    final List<Object> messages = new ArrayList<>();

    final List<Started> started = new ArrayList<>();
    final Map<TimerKey, Long> running = new LinkedHashMap<>();

    @Override
    public void notice(UUID session, Home home, Notice notice) {
        messages.add(new Told(session, notice));
    }

    @Override
    public void sessionEnded(UUID session, Home home, SessionEnd why, String actor, String note) {
        messages.add(new Ended(session, home, why, actor, note));
    }

    @Override
    public void startTimer(TimerKey key, long millis) {
        started.add(new Started(key, millis));
        running.put(key, millis);
    }

    @Override
    public void cancelTimer(TimerKey key) {
        running.remove(key);
    }

    void forgetMessages() {
        messages.clear();
        started.clear();
    }
}
