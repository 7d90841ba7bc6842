package io.lockgrid.faults;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges a history: which promises of the grid it breaks. Stateless. */
final class Checker {
    private Checker() {}

    /** What is wrong with the history, in words; empty if nothing is. */
    static List<String> check(History history) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<Event>> grants =
                history.events().stream().filter(Event::isGrant).collect(Collectors.groupingBy(Event::lock));
        grants.values().forEach(lock -> {
            noFenceTwice(lock, wrong);
            fencesFollowTime(lock, wrong);
        });
        neverTwoHolders(history, grants, wrong);
        noLateWrite(history.writes(), wrong);
        onlyGrantedFencesWrite(history, wrong);
        noLateWriterIsToldThatAllIsWell(history, wrong);
        everyHoldEndsOnce(history, wrong);
        depthsFit(history, wrong);
        wrong.addAll(Queues.check(history.events()));
        return wrong;
    }

    /**
     * What was not to be had after the network was whole again.
     *
     * @param healed when it was, in nanoseconds
     * @param within how long a lock may take to come free, in nanoseconds
     */
    static List<String> checkLiveness(History history, Set<String> locks, long healed, long within) {
        Set<String> alive = new HashSet<>();
        for (Event event : history.events()) {
            if (event.isGrant() && event.completed() > healed && event.completed() <= healed + within) {
                alive.add(event.lock());
            }
        }
        return locks.stream()
                .filter(lock -> !alive.contains(lock))
                .sorted()
                .map(lock ->
                        "lock " + lock + " could not be had within " + within / 1_000_000 + " ms after all was whole")
                .toList();
    }

    private static void noFenceTwice(List<Event> grants, List<String> wrong) {
        Map<Long, Event> seen = new HashMap<>();
        for (Event grant : grants) {
            Event before = seen.put(grant.fence(), grant);
            if (before != null) {
                wrong.add("fence twice: " + before + " and " + grant);
            }
        }
    }

    /** An acquire that began after another had completed has the higher fence. */
    private static void fencesFollowTime(List<Event> grants, List<String> wrong) {
        List<Event> byEnd = new ArrayList<>(grants);
        byEnd.sort(Comparator.comparingLong(Event::completed));
        List<Event> byStart = new ArrayList<>(grants);
        byStart.sort(Comparator.comparingLong(Event::invoked));
        int ended = 0;
        Event highest = null;
        for (Event grant : byStart) {
            while (ended < byEnd.size() && byEnd.get(ended).completed() < grant.invoked()) {
                Event earlier = byEnd.get(ended++);
                highest = highest == null || earlier.fence() > highest.fence() ? earlier : highest;
            }
            if (highest != null && grant.fence() <= highest.fence()) {
                wrong.add("fence backwards: " + grant + " began after " + highest);
            }
        }
    }

    /** Nobody gets a lock between a grant and a release that the grid accepted, by fence and by time. */
    private static void neverTwoHolders(History history, Map<String, List<Event>> grants, List<String> wrong) {
        Map<String, Event> granted = new HashMap<>();
        grants.values().forEach(lock -> lock.forEach(grant -> granted.put(grant.lock() + "#" + grant.fence(), grant)));
        for (Event release : history.events()) {
            Event grant = granted.get(release.lock() + "#" + release.fence());
            if (release.kind() == Event.Kind.RELEASE && release.outcome() == Event.Outcome.OK && grant != null) {
                for (Event other : grants.getOrDefault(release.lock(), List.of())) {
                    if (other.fence() > grant.fence() && other.completed() < release.invoked()) {
                        wrong.add("two holders: " + other + " got in before " + release);
                    }
                }
            }
        }
    }

    /** The store never accepts a write of a lower fence than it has seen. */
    private static void noLateWrite(List<Write> writes, List<String> wrong) {
        Map<String, Write> highest = new HashMap<>();
        writes.stream()
                .filter(Write::accepted)
                .sorted(Comparator.comparingLong(Write::at))
                .forEach(write -> {
                    Write before = highest.get(write.lock());
                    if (before != null && write.fence() < before.fence()) {
                        wrong.add("late write accepted: " + write + " after " + before);
                    } else {
                        highest.put(write.lock(), write);
                    }
                });
    }

    private static void onlyGrantedFencesWrite(History history, List<String> wrong) {
        Set<String> granted = new HashSet<>();
        history.events().stream()
                .filter(Event::isGrant)
                .forEach(grant -> granted.add(grant.lock() + "#" + grant.fence()));
        for (Write write : history.writes()) {
            if (!granted.contains(write.lock() + "#" + write.fence())) {
                wrong.add("a write with a fence that nobody was given: " + write);
            }
        }
    }

    /** Who wrote too late, so that the store refused it, hears from the release that the hold was lost. */
    private static void noLateWriterIsToldThatAllIsWell(History history, List<String> wrong) {
        Map<String, Event> released = new HashMap<>();
        history.events().stream()
                .filter(event -> event.kind() == Event.Kind.RELEASE && event.isEnd())
                .forEach(release -> released.put(release.lock() + "#" + release.fence(), release));
        for (Write write : history.writes()) {
            Event release = released.get(write.lock() + "#" + write.fence());
            if (!write.accepted() && release != null) {
                wrong.add("a late writer was told that all was well: " + write + ", " + release);
            }
        }
    }

    /** A hold is given back or taken away, and only once. */
    private static void everyHoldEndsOnce(History history, List<String> wrong) {
        Map<String, Event> ended = new HashMap<>();
        history.events().stream().filter(Event::isEnd).forEach(end -> {
            Event before = ended.put(end.lock() + "#" + end.fence(), end);
            if (before != null) {
                wrong.add("a hold that ended twice: " + before + " and " + end);
            }
        });
    }

    /** A re-entry is of the hold that the caller has, once deeper; a release is once less. */
    private static void depthsFit(History history, List<String> wrong) {
        Map<String, Event> latest = new HashMap<>();
        history.events().stream()
                .filter(event -> event.kind() == Event.Kind.ACQUIRE || event.kind() == Event.Kind.RELEASE)
                .sorted(Comparator.comparingLong(Event::invoked))
                .forEach(event -> {
                    String whose = event.caller() + "#" + event.lock();
                    Event before = latest.get(whose);
                    if (event.outcome() != Event.Outcome.OK) {
                        latest.remove(whose);
                        return;
                    }
                    int step = event.kind() == Event.Kind.ACQUIRE ? 1 : -1;
                    if (before != null
                            && !event.isGrant()
                            && (event.fence() != before.fence() || event.depth() != before.depth() + step)) {
                        wrong.add("depth: " + event + " after " + before);
                    }
                    latest.put(whose, event);
                });
    }
}
