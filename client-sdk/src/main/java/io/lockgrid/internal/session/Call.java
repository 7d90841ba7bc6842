package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.concurrent.Promise;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through a {@link Lane}, until it has an answer. Owned by the lane's mailbox.
 *
 * @param <T> what its caller waits for
 */
public abstract class Call<T> extends Promise<T> {
    /** 0 until it is part of a batch; then unique in its session. */
    long sequence;

    /** The session that it was sent in. */
    @Nullable
    Session session;

    /** When its caller began to wait, by the lane's clock. */
    long submittedAt;

    /** The request as it goes out under the given sequence. */
    public abstract Request request(long sequence);

    /**
     * The grid's answer.
     *
     * @param sentAt when the batch was sent for the first time, so never later than the grid saw it
     */
    public abstract void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt);

    /** The session ended before there was an answer; whatever this call had done there is gone with it. */
    public abstract void onSessionGone(Lane lane, LockLoss loss);

    /** The grid did not answer for the call time-out, or this instance was closed. */
    public abstract void onFailure(Lane lane, LockGridException failure);

    /** What its caller has to know where the grid does not answer in time: what was not done, or what becomes of it. */
    public abstract String undone();

    /** The session whose hold or acquire it is about, if that matters: in another one it has no meaning. */
    @Nullable
    Session about() {
        return null;
    }

    /** True when nobody wants it any more and it was not sent yet. */
    boolean dropped() {
        return false;
    }

    /** About how many bytes it adds to a batch. */
    public int size() {
        return 16;
    }
}
