package io.lockgrid.internal.operator;

import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.session.Call;
import io.lockgrid.internal.session.Lane;
import io.lockgrid.internal.session.Session;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.function.LongFunction;

/** What an operator does to the table; settled with the {@link Outcome} or the exception to throw. */
public class OperatorCall extends Call<Object> {
    private final LongFunction<Request> request;

    public OperatorCall(LongFunction<Request> request) {
        this.request = request;
    }

    @Override
    public int size() {
        return 512;
    }

    @Override
    public Request request(long sequence) {
        return request.apply(sequence);
    }

    @Override
    public String undone() {
        return "whether it was done is not known: look at the lock before you try again";
    }

    @Override
    public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
        settle(outcome);
    }

    @Override
    public void onSessionGone(Lane lane, LockLoss loss) {
        if (!isSettled()) { // the operator's own session is a means only; by the fence, asking again is harmless
            lane.enqueue(this);
        }
    }

    @Override
    public void onFailure(Lane lane, LockGridException failure) {
        settle(failure);
    }
}
