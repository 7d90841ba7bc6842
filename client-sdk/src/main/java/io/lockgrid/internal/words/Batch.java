package io.lockgrid.internal.words;

import java.util.List;
import java.util.UUID;

/**
 * Requests of one session to one group, sent together and executed in this order. Immutable.
 *
 * @param lowestOpen the lowest sequence whose answer the session still waits for; answers below it are forgotten
 * @param ackedNotices every notice up to this number has been seen
 */
public record Batch(UUID session, long lowestOpen, long ackedNotices, List<Request> requests) {
    public Batch {
        Check.sequenceOrZero("lowestOpen", lowestOpen);
        Check.sequenceOrZero("ackedNotices", ackedNotices);
        requests = List.copyOf(requests);
    }

    /** The same with other requests. */
    public Batch with(List<Request> others) {
        return new Batch(session, lowestOpen, ackedNotices, others);
    }
}
