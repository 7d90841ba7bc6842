package io.lockgrid.node.replica;

import io.lockgrid.node.table.words.TimerKey;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What this replica has noted about elapsed time, by its own monotonic clock. Not thread-safe: owned by the thread that
 * applies entries; what {@link #left} answers may be read by any.
 *
 * <p>Every replica notes; only the leader acts. A new leader goes on from its own notes, so a time-out may come late but
 * never early.
 */
final class Timers {
    private record Timer(long due, long number, TimerKey key) implements Comparable<Timer> {
        @Override
        public int compareTo(Timer other) {
            int byDue = Long.compare(due, other.due);
            return byDue != 0 ? byDue : Long.compare(number, other.number);
        }
    }

    /** About 73 years: nobody lives to see it end, and no clock overflows by it. */
    private static final long LONGEST_NANOS = Long.MAX_VALUE / 4;

    /** Read by threads that word answers, too: a copy for each answer would cost as much as there are holds. */
    private final Map<TimerKey, Timer> timers = new ConcurrentHashMap<>();
    /** Those that an operator sees all of; few, while every hold may have a timer. */
    private final Map<TimerKey, Timer> shown = new HashMap<>();

    /** Those of sessions and of dates: few, and what is due of them comes before all locks. */
    private final TreeSet<Timer> firstByDue = new TreeSet<>();

    private final TreeSet<Timer> byDue = new TreeSet<>();
    private long started;

    /** Starts it, or starts it anew, to be due so long after now. */
    void start(TimerKey key, long now, long millis) {
        cancel(key);
        long due = now + Math.min(TimeUnit.MILLISECONDS.toNanos(millis), LONGEST_NANOS);
        Timer timer = new Timer(due, started++, key);
        timers.put(key, timer);
        order(key).add(timer);
        if (key instanceof TimerKey.SessionTimer || key instanceof TimerKey.DelayTimer) {
            shown.put(key, timer);
        }
    }

    void cancel(TimerKey key) {
        Timer timer = timers.remove(key);
        if (timer != null) {
            order(key).remove(timer);
            shown.remove(key);
        }
    }

    private TreeSet<Timer> order(TimerKey key) {
        return key instanceof TimerKey.SessionTimer || key instanceof TimerKey.ClockTimer ? firstByDue : byDue;
    }

    void clear() {
        timers.clear();
        shown.clear();
        firstByDue.clear();
        byDue.clear();
    }

    /**
     * The next timer that is due, those of sessions first, each in the order of time; null if none is. It stays until it is
     * cancelled or started anew.
     */
    @Nullable
    TimerKey due(long now) {
        TimerKey first = due(firstByDue, now);
        return first == null ? due(byDue, now) : first;
    }

    private static @Nullable TimerKey due(TreeSet<Timer> order, long now) {
        Timer first = order.isEmpty() ? null : order.first();
        return first == null || first.due() > now ? null : first.key();
    }

    /** How long each timer of a session or a lock-delay has still to run, and a way to ask for a max hold's. */
    TimersLeft left(long now) {
        Map<TimerKey, Long> left = new HashMap<>();
        shown.forEach((key, timer) -> left.put(key, Math.max(0, timer.due() - now)));
        return new TimersLeft(left, key -> {
            Timer timer = timers.get(key);
            return timer == null ? null : Math.max(0, timer.due() - now);
        });
    }
}
