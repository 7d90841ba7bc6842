package io.lockgrid.faults;

import java.util.List;

/** All that was seen in a run: by the callers, and by the store that they wrote to. Immutable. */
record History(List<Event> events, List<Write> writes) {
    /** What began at that moment or later, in nanoseconds of the machine's monotonic clock. */
    History since(long from) {
        return new History(
                events.stream().filter(event -> event.completed() >= from).toList(),
                writes.stream().filter(write -> write.at() >= from).toList());
    }

    History {
        events = List.copyOf(events);
        writes = List.copyOf(writes);
    }
}
