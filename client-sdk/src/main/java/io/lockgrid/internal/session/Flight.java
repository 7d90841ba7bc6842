package io.lockgrid.internal.session;

import io.lockgrid.internal.words.Batch;
import java.util.List;

/** A batch that was sent and has no answer yet. Owned by its lane's mailbox. */
final class Flight {
    final Session session;
    final Batch batch;
    final List<Call<?>> calls;
    /** The lowest sequence whose answer the table has to keep for it. */
    final long floor;

    final long firstSentAt;
    long lastSentAt;
    int attempts = 1;

    /** How many attempts in a row nothing was heard of. */
    int silences;

    /** Whether the latest attempt still may be answered; false while waiting for the next attempt. */
    boolean underway = true;

    Flight(Session session, Batch batch, List<Call<?>> calls, long floor, long now) {
        this.session = session;
        this.batch = batch;
        this.calls = calls;
        this.floor = floor;
        this.firstSentAt = now;
        this.lastSentAt = now;
    }

    /** Whether the call at that place waits for this: one that was begun anew since waits for another. */
    boolean carries(int place) {
        Call<?> call = calls.get(place);
        return call.session == session
                && call.sequence == batch.requests().get(place).sequence();
    }
}
