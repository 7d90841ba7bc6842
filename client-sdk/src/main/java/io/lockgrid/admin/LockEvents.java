package io.lockgrid.admin;

import java.util.List;
import java.util.Objects;

/**
 * What happened to locks, as far as was asked. Immutable and thread-safe.
 *
 * @param events the events, oldest first; those of one group in the order in which they happened, those of different
 *     groups by the time they carry
 * @param next where to go on
 * @param gap whether there were events between the cursor that was given and the first of these that no member
 *     remembers any more: the reader came too late, the leader joined the group after them, or the grid has a new lock
 *     table
 */
public record LockEvents(List<LockEvent> events, EventCursor next, boolean gap) {

    /** Copies the events. */
    public LockEvents {
        events = List.copyOf(events);
        Objects.requireNonNull(next, "next");
    }
}
