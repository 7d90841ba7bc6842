package io.lockgrid.internal.session;

import io.lockgrid.LockGridException;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The calls that a lane makes for its own session's sake; nobody waits for most of them. */
final class SimpleCalls {
    private SimpleCalls() {}

    /** A call that is settled with its outcome, whatever happens to it. */
    abstract static class Housekeeping extends Call<Outcome> {
        @Override
        public void onOutcome(Lane lane, Session session, Outcome outcome, long sentAt) {
            settle(outcome);
        }

        @Override
        public void onSessionGone(Lane lane, LockLoss loss) {
            settle(Outcome.SessionUnknown.SESSION_UNKNOWN);
        }

        @Override
        public String undone() {
            return "it goes on being sent";
        }

        @Override
        public void onFailure(Lane lane, LockGridException failure) {
            // goes on being sent: nobody waits, and the grid still has to hear of it
        }
    }

    static final class Open extends Housekeeping {
        private final Home home;
        private final long timeToLiveMillis;
        private final long heartbeatMillis;
        private final long highestFence;

        Open(Home home, long timeToLiveMillis, long heartbeatMillis, long highestFence) {
            this.home = home;
            this.timeToLiveMillis = timeToLiveMillis;
            this.heartbeatMillis = heartbeatMillis;
            this.highestFence = highestFence;
        }

        @Override
        public Request request(long sequence) {
            return new Request.Open(sequence, home, timeToLiveMillis, heartbeatMillis, highestFence, SessionTerms.NONE);
        }
    }

    static final class KeepAlive extends Housekeeping {
        private final Runnable whenDone;

        /** @param whenDone runs after the notices that came with the answer were handled */
        KeepAlive(Runnable whenDone) {
            this.whenDone = whenDone;
        }

        @Override
        public void onSettled(Outcome outcome) {
            whenDone.run();
        }

        @Override
        public Request request(long sequence) {
            return new Request.KeepAlive(sequence);
        }
    }

    static class Close extends Housekeeping {
        @Override
        public Request request(long sequence) {
            return new Request.Close(sequence);
        }
    }

    /** The last call of an instance: ends the session, and answers the releases that came too late to be sent. */
    static final class Goodbye extends Close {
        private final List<HoldCalls.Release> releases = new ArrayList<>();
        private @Nullable LockGridException failure;

        /** In the mailbox. */
        void add(Lane lane, HoldCalls.Release release) {
            if (isSettled()) {
                release.settle(new HoldCalls.End.Ok());
            } else if (failure != null) {
                release.onFailure(lane, failure);
            } else {
                releases.add(release);
            }
        }

        /** In the mailbox: nobody waits for the grid's word any more. */
        void unanswered(Lane lane, LockGridException why) {
            failure = why;
            releases.forEach(release -> release.onFailure(lane, why));
        }

        @Override
        public void onSettled(Outcome outcome) {
            releases.forEach(release -> release.settle(new HoldCalls.End.Ok()));
        }
    }

    /** Undoes an acquire and says so when the grid has it. */
    static final class Withdraw extends Housekeeping {
        private final long acquire;
        private final @Nullable Session acquirers;
        private final Runnable whenDone;

        Withdraw(AcquireCall acquire, Runnable whenDone) {
            this.acquire = acquire.sequence;
            this.acquirers = acquire.session;
            this.whenDone = whenDone;
        }

        @Override
        @Nullable
        Session about() {
            return acquirers;
        }

        @Override
        public Request request(long sequence) {
            return new Request.Withdraw(sequence, acquire);
        }

        @Override
        public void onSettled(Outcome outcome) {
            whenDone.run();
        }
    }
}
