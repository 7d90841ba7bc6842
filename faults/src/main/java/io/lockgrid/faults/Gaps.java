package io.lockgrid.faults;

import java.util.Collection;
import java.util.Set;

/** How long callers went without. Stateless. */
final class Gaps {
    private Gaps() {}

    /** The longest time between two grants to callers of these hosts, from one moment to another, in seconds. */
    static double longest(Collection<Event> events, Set<String> hosts, long from, long to) {
        long[] times = events.stream()
                .filter(Event::isGrant)
                .filter(event -> hosts.contains(event.caller().split("/")[0]))
                .mapToLong(Event::completed)
                .filter(time -> time > from && time < to)
                .sorted()
                .toArray();
        long longest = 0;
        long last = from;
        for (long time : times) {
            longest = Math.max(longest, time - last);
            last = time;
        }
        return Math.max(longest, to - last) / 1e9;
    }

    static double slowestTry(Collection<Event> events) {
        return events.stream()
                        .filter(event -> event.kind() == Event.Kind.ACQUIRE)
                        .mapToLong(event -> event.completed() - event.invoked())
                        .max()
                        .orElse(0)
                / 1e9;
    }
}
