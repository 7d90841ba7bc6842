package io.lockgrid.faults;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** All that was seen in a run: by the callers, and by the store that they wrote to. Immutable. */
record History(List<Event> events, List<Write> writes) {
    /**
     * What came to its end at that moment or later, in nanoseconds of the machine's monotonic clock; without the writes
     * of holds that had begun before, which belong to what is left out.
     */
    History since(long from) {
        Set<String> before = events.stream()
                .filter(event -> event.isGrant() && event.completed() < from)
                .map(event -> event.lock() + "#" + event.fence())
                .collect(Collectors.toSet());
        return new History(
                events.stream().filter(event -> event.completed() >= from).toList(),
                writes.stream()
                        .filter(write -> write.at() >= from && !before.contains(write.lock() + "#" + write.fence()))
                        .toList());
    }

    History {
        events = List.copyOf(events);
        writes = List.copyOf(writes);
    }
}
