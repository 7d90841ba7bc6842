package io.lockgrid.internal.words;

import io.lockgrid.internal.bytes.MayBeNull;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link Batch}. Immutable.
 *
 * @param tableId identity of the table that answered; another one after the whole grid restarted
 * @param outcomes one for each request, in order
 * @param notices of this session: all that are not acknowledged if the batch has a {@link Request.KeepAlive} or an outcome
 *     is {@link Outcome.NotHeld}, otherwise those that came of it
 * @param leader the member that leads the group, where known: send there next
 */
public record BatchReply(
        long tableId,
        List<Outcome> outcomes,
        List<Notice> notices,
        @MayBeNull @Nullable UUID leader) {

    /** The answer to so many requests that were not understood; nothing of them was done. */
    public static BatchReply refused(int requests, String words) {
        return refused(requests, new Outcome.Refused(words));
    }

    /** The same refusal to each of so many requests. */
    public static BatchReply refused(int requests, Outcome refusal) {
        return new BatchReply(0, Collections.nCopies(requests, refusal), List.of(), null);
    }

    /** The same reply with the leader filled in. */
    public BatchReply ledBy(@Nullable UUID member) {
        return new BatchReply(tableId, outcomes, notices, member);
    }
}
