package io.lockgrid.internal.words;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Recurring;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests of one session to one group, sent together and executed in this order. Immutable.
 *
 * @param lowestOpen the lowest sequence whose answer the session still waits for; answers below it are forgotten
 * @param ackedNotices every notice up to this number has been seen
 * @param identity who sends it, as the member knows that the client is connected to; null of a member, and where nobody
 *     has to say who he is
 */
public record Batch(
        UUID session,
        long lowestOpen,
        long ackedNotices,
        List<Request> requests,
        @MayBeNull @Recurring @Nullable String identity) {
    public Batch {
        Check.sequenceOrZero("lowestOpen", lowestOpen);
        Check.sequenceOrZero("ackedNotices", ackedNotices);
        requests = List.copyOf(requests);
    }

    public Batch(UUID session, long lowestOpen, long ackedNotices, List<Request> requests) {
        this(session, lowestOpen, ackedNotices, requests, null);
    }

    /** The same with other requests. */
    public Batch with(List<Request> others) {
        return others == requests ? this : new Batch(session, lowestOpen, ackedNotices, others, identity);
    }

    /** The same of who came in so. */
    public Batch of(@Nullable String other) {
        return Objects.equals(other, identity) ? this : new Batch(session, lowestOpen, ackedNotices, requests, other);
    }
}
