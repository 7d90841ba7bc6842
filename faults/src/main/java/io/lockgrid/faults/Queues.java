package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Judges whether those who were seen in a queue were served in turn. Stateless.
 *
 * <p>A caller does not know when the grid put it into the queue. So somebody looks at queues meanwhile: whoever asked
 * after such a look comes after all that were seen in it, and those come in the order in which they were seen.
 */
final class Queues {
    /** A wait that was longer than this may have lost its place: its session may have ended, or the table. */
    private static final long SAME_WAIT = 5_000_000_000L;

    /** What a caller gave up before may still be in the queue for as long as this, in its name. */
    private static final long LEFTOVER = 20_000_000_000L;

    /** A timed wait that ended without the lock stayed in the queue for at least this long. */
    private static final long STAYED = 900_000_000L;

    private Queues() {}

    /** A wait that was seen in the queue. */
    private record Waiter(Event seen, Event call) {}

    static List<String> check(List<Event> events) {
        List<String> wrong = new ArrayList<>();
        Map<String, NavigableMap<Long, Event>> calls = new HashMap<>();
        Map<String, List<Event>> grants = new HashMap<>();
        List<Event> looks = new ArrayList<>();
        List<Event> unheard = unheard(events);
        for (Event event : events) {
            if (event.kind() == Event.Kind.QUEUED) {
                looks.add(event);
            } else if (event.kind() == Event.Kind.ACQUIRE && event.depth() <= 1) {
                calls.computeIfAbsent(event.caller(), any -> new TreeMap<>()).put(event.invoked(), event);
            }
            if (event.isGrant()) {
                grants.computeIfAbsent(event.lock(), any -> new ArrayList<>()).add(event);
            }
        }
        looks.sort(Comparator.comparingLong(Event::completed).thenComparingInt(Event::depth));
        Map<String, NavigableMap<Long, Event>> lowestAfter = new HashMap<>();
        grants.forEach((lock, all) -> lowestAfter.put(lock, lowestFences(all)));
        Map<Event, Event> judged = new HashMap<>();
        Waiter before = null;
        for (Event seen : looks) {
            Event call = callOf(seen, calls.getOrDefault(seen.caller(), new TreeMap<>()));
            if (call == null || mayHaveHadIt(call, unheard)) {
                continue;
            }
            Waiter waiter = new Waiter(seen, call);
            if (call.outcome() == Event.Outcome.OK) {
                inTheOrderSeen(before, waiter, wrong);
                before = waiter;
            }
            if (judged.putIfAbsent(call, seen) == null) {
                beforeWhoeverCameLater(
                        waiter,
                        lowestAfter.getOrDefault(seen.lock(), new TreeMap<>()),
                        grants.getOrDefault(seen.lock(), List.of()),
                        wrong);
            }
        }
        return wrong;
    }

    /** The call that was seen waiting, if it is certain which one that was and that it kept its place. */
    private static @Nullable Event callOf(Event seen, NavigableMap<Long, Event> calls) {
        Map.Entry<Long, Event> found = calls.floorEntry(seen.invoked());
        if (found == null) {
            return null;
        }
        Event call = found.getValue();
        boolean certain = call.completed() >= seen.completed()
                && call.lock().equals(seen.lock())
                && call.completed() - call.invoked() < SAME_WAIT
                && (call.outcome() == Event.Outcome.OK || call.outcome() == Event.Outcome.EMPTY);
        boolean leftover = calls.subMap(call.invoked() - LEFTOVER, true, call.invoked(), false).values().stream()
                .anyMatch(earlier -> earlier.lock().equals(call.lock()) && earlier.outcome() != Event.Outcome.OK);
        return certain && !leftover ? call : null;
    }

    /** Holds that were taken away before anybody was told that they had begun: whose they were, nobody knows. */
    private static List<Event> unheard(List<Event> events) {
        Set<Long> heard = new HashSet<>();
        events.stream().filter(Event::isGrant).forEach(grant -> heard.add(grant.fence()));
        return events.stream()
                .filter(event -> event.kind() == Event.Kind.FORCE && event.outcome() == Event.Outcome.OK)
                .filter(forced -> !heard.contains(forced.fence()))
                .toList();
    }

    /** Whether a call that ended without the lock may have been served in turn, and have lost it before it heard. */
    private static boolean mayHaveHadIt(Event call, List<Event> unheard) {
        return call.outcome() == Event.Outcome.EMPTY
                && unheard.stream()
                        .anyMatch(forced -> forced.lock().equals(call.lock())
                                && forced.completed() >= call.invoked()
                                && forced.invoked() <= call.completed());
    }

    private static boolean sameLook(Waiter one, Waiter other) {
        return one.seen().lock().equals(other.seen().lock())
                && one.seen().invoked() == other.seen().invoked()
                && one.seen().completed() == other.seen().completed();
    }

    /** Of one look, those who got the lock got it in the order of the queue. */
    private static void inTheOrderSeen(@Nullable Waiter before, Waiter waiter, List<String> wrong) {
        if (before != null
                && sameLook(before, waiter)
                && before.call().fence() > waiter.call().fence()) {
            wrong.add("out of turn: " + waiter.call() + " was behind " + before.call() + " in " + waiter.seen());
        }
    }

    private static void beforeWhoeverCameLater(
            Waiter waiter, NavigableMap<Long, Event> lowestAfter, List<Event> grants, List<String> wrong) {
        Event call = waiter.call();
        if (call.outcome() == Event.Outcome.OK) {
            Map.Entry<Long, Event> later = lowestAfter.higherEntry(waiter.seen().completed());
            if (later != null && later.getValue().fence() < call.fence()) {
                wrong.add("out of turn: " + later.getValue() + " came after " + call + " was seen: " + waiter.seen());
            }
            return;
        }
        for (Event grant : grants) {
            if (grant.invoked() > waiter.seen().completed() && grant.completed() < call.invoked() + STAYED) {
                wrong.add("out of turn: " + grant + " came after " + call + " was seen: " + waiter.seen());
            }
        }
    }

    /** By when an acquire began: the grant of the lowest fence among those that began then or later. */
    private static NavigableMap<Long, Event> lowestFences(List<Event> grants) {
        List<Event> latestFirst = new ArrayList<>(grants);
        latestFirst.sort(Comparator.comparingLong(Event::invoked).reversed());
        NavigableMap<Long, Event> lowest = new TreeMap<>();
        Event least = null;
        for (Event grant : latestFirst) {
            least = least == null || grant.fence() < least.fence() ? grant : least;
            lowest.put(grant.invoked(), least);
        }
        return lowest;
    }
}
