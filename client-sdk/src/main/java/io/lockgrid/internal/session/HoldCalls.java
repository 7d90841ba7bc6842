package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.internal.surroundings.LaneServices;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The calls about a hold that is there. */
final class HoldCalls {
    private HoldCalls() {}

    /** How such a call ended. */
    sealed interface End {
        record Ok() implements End {}

        record Lost(LockLoss loss) implements End {}

        record Failed(LockGridException failure) implements End {}
    }

    private abstract static class HoldCall extends Call<End> {
        final GrantedHold hold;

        HoldCall(GrantedHold hold) {
            this.hold = hold;
        }

        @Override
        public int size() {
            return 24 + hold.lockName().length();
        }

        @Override
        @Nullable
        Session about() {
            return hold.session();
        }

        /** Sends it, and returns once it is done; throws what its caller has to know otherwise. */
        final void awaitEnd(Lane lane) {
            lane.submit(this);
            End ended = awaitUninterruptibly(lane.settings.callTimeout().toNanos());
            LockGridException failure = ended == null ? lane.unavailable(undone()) : failure(ended);
            if (failure != null) {
                throw failure;
            }
        }

        /** What the holder has to know; null where all is well. */
        final @Nullable LockGridException failure(End ended) {
            if (ended instanceof End.Lost gone) {
                hold.lose(gone.loss());
                hold.belief.tellHolder();
                return new LockLostException(hold.lockName(), hold.fence(), gone.loss());
            }
            return ended instanceof End.Failed failed ? failed.failure() : null;
        }

        /** The grid says that the hold is not there: why, comes with the notices. */
        void onNotHeld(Lane lane) {
            LockLoss known = hold.belief.loss();
            if (known != null) {
                settle(new End.Lost(known));
            } else {
                lane.hearing.afterNotices(() -> settle(new End.Lost(hold.belief.lossOrElse())));
            }
        }

        @Override
        public void onSessionGone(Lane lane, LockLoss loss) {
            settle(new End.Lost(loss));
        }

        @Override
        public void onFailure(Lane lane, LockGridException failure) {
            settle(new End.Failed(failure));
        }
    }

    static class Release extends HoldCall {
        private final int depthLeft;
        final long closedForMillis;

        /** @param depthLeft how often its owner has it after that; 0 ends it */
        Release(GrantedHold hold, int depthLeft) {
            this(hold, depthLeft, 0);
        }

        /** @param closedForMillis how long the lock stays closed where this ends the hold */
        Release(GrantedHold hold, int depthLeft, long closedForMillis) {
            super(hold);
            this.depthLeft = depthLeft;
            this.closedForMillis = closedForMillis;
        }

        @Override
        public Request request(long sequence) {
            return new Request.Release(
                    sequence, hold.nameInGroup(), hold.owner(), hold.fence(), depthLeft, closedForMillis);
        }

        @Override
        public String undone() {
            return depthLeft == 0
                    ? "the lock counts as released here and is freed as soon as the grid answers"
                    : "one entry less counts here, and at the grid as soon as it answers";
        }

        @Override
        public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
            if (outcome instanceof Outcome.Released) {
                if (depthLeft == 0) {
                    hold.freed();
                }
                settle(new End.Ok());
            } else if (outcome instanceof Outcome.LimitExceeded limit) {
                hold.freed();
                settle(new End.Failed(new LockGridException("lock '" + hold.lockName()
                        + "' was released, and does not stay closed as was asked: " + limit.value()
                        + " locks of its group are closed already, and no more can be")));
            } else {
                onNotHeld(lane);
            }
        }
    }

    /** The release of a caller who does not wait; its future completes on a callback thread. */
    static final class AsyncRelease extends Release {
        private final CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        private final LaneServices services;

        AsyncRelease(GrantedHold hold, LaneServices services) {
            super(hold, 0);
            this.services = services;
        }

        CompletionStage<@Nullable Void> done() {
            return done.minimalCompletionStage();
        }

        @Override
        public void onSettled(End ended) {
            services.callback(() -> {
                LockGridException failure = failure(ended);
                if (failure == null) {
                    done.complete(null);
                } else {
                    done.completeExceptionally(failure);
                }
            });
        }
    }

    static final class Renew extends HoldCall {
        private final MaxHold.Renewal renewal;
        private final long maxHoldMillis;

        Renew(GrantedHold hold, MaxHold.Renewal renewal, long maxHoldMillis) {
            super(hold);
            this.renewal = renewal;
            this.maxHoldMillis = maxHoldMillis;
        }

        @Override
        public Request request(long sequence) {
            return new Request.Renew(sequence, hold.nameInGroup(), hold.owner(), hold.fence(), maxHoldMillis);
        }

        @Override
        public String undone() {
            return "whether the max hold was started anew is not known: rely on the shorter one";
        }

        @Override
        public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
            if (outcome instanceof Outcome.Renewed renewed) {
                boolean inTime = hold.renewed(renewal, renewed.maxHoldMillis(), sentAt);
                settle(inTime ? new End.Ok() : new End.Lost(hold.belief.lossOrElse()));
            } else {
                onNotHeld(lane);
            }
        }
    }

    /** Starts the max hold of a lock that came by hand-over anew, so that its end is known from below. */
    static final class Confirm extends SimpleCalls.Housekeeping {
        private final AcquireCall acquire;
        private final long acquireSequence;
        private final @Nullable Session acquirers;
        private final long fence;
        private final long maxHoldMillis;

        Confirm(AcquireCall acquire, long fence, long maxHoldMillis) {
            this.acquire = acquire;
            this.acquireSequence = acquire.sequence;
            this.acquirers = acquire.session;
            this.fence = fence;
            this.maxHoldMillis = maxHoldMillis;
        }

        @Override
        public Request request(long sequence) {
            long owner = acquire.options().ownerFor(acquireSequence, acquire.caller());
            return new Request.Renew(sequence, acquire.name(), owner, fence, maxHoldMillis);
        }

        @Override
        @Nullable
        Session about() {
            return acquirers;
        }

        @Override
        public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
            if (acquire.session == acquirers && acquire.sequence == acquireSequence) {
                acquire.onConfirmed(lane, session, fence, outcome, sentAt);
            }
        }
    }
}
