package io.lockgrid.faults;

import java.util.Collection;
import java.util.Set;

/** How long callers went without. Stateless. */
final class Gaps {
    private Gaps() {}

    /**
     * A time without a grant.
     *
     * @param after how long after the first moment it began, in seconds
     * @param seconds how long it was
     */
    record Gap(double after, double seconds) {}

    /** The longest time between two grants to callers of these hosts, from one moment to another. */
    static Gap longest(Collection<Event> events, Set<String> hosts, long from, long to) {
        long[] times = events.stream()
                .filter(Event::isGrant)
                .filter(event -> hosts.contains(event.caller().split("/")[0]))
                .mapToLong(Event::completed)
                .filter(time -> time > from && time < to)
                .sorted()
                .toArray();
        Gap longest = new Gap(0, 0);
        long last = from;
        for (int i = 0; i <= times.length; i++) {
            long next = i < times.length ? times[i] : to;
            if ((next - last) / 1e9 > longest.seconds()) {
                longest = new Gap((last - from) / 1e9, (next - last) / 1e9);
            }
            last = next;
        }
        return longest;
    }

    /** The longest {@code tryAcquire(1 s)}, but for those of hosts that stood still, in seconds. */
    static double slowestTry(Collection<Event> events, Set<String> frozen) {
        return events.stream()
                        .filter(event -> !frozen.contains(event.caller().split("/")[0]))
                        .filter(event -> event.kind() == Event.Kind.ACQUIRE)
                        .mapToLong(event -> event.completed() - event.invoked())
                        .max()
                        .orElse(0)
                / 1e9;
    }
}
