package io.lockgrid.node.replica.seen;

import io.lockgrid.node.table.Hold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last few things that happened to each of many locks, so that a busy lock does not push out what is known of a quiet
 * one. Not thread-safe: owned by the thread that applies entries.
 *
 * <p>Bounded: {@value #MOST_EACH} events of each of {@value #MOST_LOCKS} locks at most. Locks that are not held are
 * forgotten first, and of each kind the one to which nothing happened for longest. That full it takes 31 MB, with names and
 * reasons of 20 characters.
 */
final class LockHistory {
    static final int MOST_EACH = 16;
    static final int MOST_LOCKS = 10_000;

    private final int mostLocks;
    /** By when something last happened to them, the latest last. */
    private final Map<String, Deque<Happening>> held = new LinkedHashMap<>();

    private final Map<String, Deque<Happening>> others = new LinkedHashMap<>();

    LockHistory(int mostLocks) {
        this.mostLocks = Math.min(mostLocks, MOST_LOCKS);
    }

    void add(Happening happening) {
        String lock = happening.claim().name();
        Deque<Happening> known = held.remove(lock);
        boolean wasHeld = known != null;
        if (known == null) {
            known = others.remove(lock);
        }
        Deque<Happening> events = known == null ? new ArrayDeque<>(2) : known;
        if (events.size() == MOST_EACH) {
            events.removeFirst();
        }
        events.addLast(happening);
        boolean isHeld = happening.claim() instanceof Hold ? happening.ending() == null : wasHeld;
        (isHeld ? held : others).put(lock, events);
        if (held.size() + others.size() > mostLocks) {
            forgetFirst(others.isEmpty() ? held : others);
        }
    }

    private static void forgetFirst(Map<String, ?> locks) {
        Iterator<String> first = locks.keySet().iterator();
        first.next();
        first.remove();
    }

    /** Of one lock, those before a number, newest first. */
    List<Happening> of(String lock, long before, int most) {
        List<Happening> found = new ArrayList<>();
        Deque<Happening> events = held.containsKey(lock) ? held.get(lock) : others.get(lock);
        if (events != null) {
            Iterator<Happening> newest = events.descendingIterator();
            while (newest.hasNext() && found.size() < most) {
                Happening happening = newest.next();
                if (happening.number() < before) {
                    found.add(happening);
                }
            }
        }
        return found;
    }

    void clear() {
        held.clear();
        others.clear();
    }
}
