package io.lockgrid.internal.session;

import io.lockgrid.GridListener;
import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.listen.ReleaseRequests;
import io.lockgrid.internal.text.Durations;
import io.lockgrid.internal.words.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hold, as its holder sees it: asks the grid for what its holder wants, and sees to what follows when it ends. Whether it
 * is held, its {@link #belief} says.
 *
 * <p>Thread-safe; methods that say "in the mailbox" are called by the tasks of its lane's mailbox only.
 */
final class GrantedHold implements Hold {
    private final Lane lane;
    private final Session session;
    private final AcquireOptions options;
    private final long sequence;
    private final long fence;
    private final long caller;

    final HoldBelief belief;

    /** How often its owning thread has it; that thread alone changes it, between its calls. */
    private volatile int depth = 1;

    private final ReleaseRequests requests = new ReleaseRequests();

    /** For who listens; set before anybody else has it. */
    private @Nullable HoldStory story;

    GrantedHold(Lane lane, Session session, AcquireCall acquire, long fence, long maxHoldMillis, long sentAt) {
        this.lane = lane;
        this.session = session;
        this.options = acquire.options();
        this.sequence = acquire.sequence;
        this.fence = fence;
        this.caller = acquire.caller();
        this.belief = new HoldBelief(
                lane.services, session, maxHoldMillis > 0 ? MaxHold.granted(sentAt, maxHoldMillis) : null);
    }

    /** In the mailbox, before it is given to its caller. */
    void begin(@Nullable GridListener wants) {
        if (wants != null) {
            story = new HoldStory(wants, lane.services, lockName(), fence);
        }
    }

    /** On the thread of its caller, who listens. */
    void granted(Duration waited) {
        if (story != null) {
            story.granted(waited);
        }
    }

    /** Given back, as far as this side knows; false if it has ended before. */
    boolean giveBack() {
        boolean ended = belief.release();
        if (ended && story != null) {
            story.released();
        }
        return ended;
    }

    @Override
    public String lockName() {
        return lane.fullName(options.name());
    }

    @Override
    public long fence() {
        return fence;
    }

    @Override
    public boolean isHeld() {
        return belief.isHeld();
    }

    @Override
    public Optional<Duration> remaining() {
        return belief.remaining();
    }

    @Override
    public CompletionStage<LockLoss> lost() {
        return belief.lost();
    }

    @Override
    public void onReleaseRequested(Consumer<? super ReleaseRequest> listener) {
        requests.listen(Objects.requireNonNull(listener, "listener"), lane.services::callback);
    }

    /** In the mailbox: an operator asks for it. */
    void onReleaseRequested(Notice.ReleaseRequested asked) {
        if (asked.fence() == fence && isHeld()) {
            requests.tell(
                    new ReleaseRequest(
                            lockName(), fence, asked.actor(), asked.reason(), Instant.ofEpochMilli(asked.atMillis())),
                    lane.services::callback);
        }
    }

    @Override
    public void renew(Duration maxHold) {
        long millis = Durations.positiveMillis(maxHold, "maxHold");
        if (belief.isReleased()) {
            throw new IllegalStateException("the hold of lock '" + lockName() + "' was released; nothing was changed");
        } else if (!isHeld()) {
            throw takenAway();
        }
        MaxHold.Renewal renewal = belief.renew(millis);
        lane.post(this::startClock); // a shorter max hold may begin at the grid before its answer is here
        new HoldCalls.Renew(this, renewal, millis).awaitEnd(lane);
    }

    @Override
    public void release() {
        release(0);
    }

    @Override
    public void release(Duration closedFor) {
        release(Durations.closedForMillis(closedFor));
    }

    private void release(long closedForMillis) {
        if (endHere()) {
            new HoldCalls.Release(this, 0, closedForMillis).awaitEnd(lane);
        } else if (belief.tellHolder()) {
            throw takenAway();
        }
    }

    @Override
    public CompletionStage<@Nullable Void> releaseAsync() {
        if (!endHere()) {
            return belief.tellHolder()
                    ? CompletableFuture.failedStage(takenAway())
                    : CompletableFuture.completedStage(null);
        }
        HoldCalls.AsyncRelease call = new HoldCalls.AsyncRelease(this, lane.services);
        lane.submit(call);
        return call.done();
    }

    /** Ends it on this side; false if it was over before. */
    private boolean endHere() {
        while (belief.isOpen()) {
            if (!isHeld()) { // this side's clock says so, and the lane has not come to it yet
                lane.tick();
                if (belief.loseIfExpired()) {
                    onLoss(belief.lossOrElse());
                }
            } else if (giveBack()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        release();
    }

    /** Gives back one level of a reentrant hold; the levels that are left. */
    int releaseOne() {
        if (!isHeld()) {
            throw takenAway();
        }
        int left = depth - 1;
        depth = left; // counts as released here, also where the grid does not answer
        new HoldCalls.Release(this, left).awaitEnd(lane);
        return left;
    }

    /** Lets go without waiting, for a hold that nobody took. */
    void releaseUnseen() {
        if (giveBack()) {
            lane.submit(new HoldCalls.Release(this, 0));
        }
    }

    /** Taken away; whoever comes first counts. Any thread. */
    void lose(LockLoss reason) {
        if (belief.lose(reason)) {
            onLoss(reason);
        }
    }

    private void onLoss(LockLoss reason) {
        belief.unwatch();
        if (story != null) {
            story.lost(reason);
        }
        if (options.interrupt() != null && reason.reason() != LockLoss.Reason.CLOSED) {
            options.interrupt().interrupt(); // a close has interrupted it when it began
        }
        belief.tellWaiting(reason);
    }

    /** In the mailbox: the instance begins to close, and whoever holds this is to come to an end. */
    void onClosing(Drain drain) {
        if (!isHeld()) {
            return;
        }
        requests.tell(drain.request(lockName(), fence), lane.services::callback);
        Thread holder = options.interrupt();
        if (holder != null && !drain.isCloser(holder.getId())) {
            holder.interrupt();
        }
    }

    /** The thread that acquired it and waited for it, by its id, or 0. */
    long caller() {
        return caller;
    }

    /** In the mailbox: begins to watch the end of the max hold. */
    void startClock() {
        belief.watch(() -> lane.post(this::onMaxHoldEnd));
    }

    /** In the mailbox: the grid has freed it. */
    void freed() {
        session.holds.remove(sequence);
        belief.unwatch();
        giveBack();
    }

    /** In the mailbox: the max hold began anew at the grid, not before sentAt; false if that came too late. */
    boolean renewed(MaxHold.Renewal renewal, long maxHoldMillis, long sentAt) {
        if (!belief.extend(renewal, maxHoldMillis, sentAt)) {
            if (!belief.isReleased()) { // presumed lost stays lost: the grid has to know
                session.holds.remove(sequence);
                lose(belief.lossOrElse());
                lane.enqueue(new HoldCalls.Release(this, 0));
            }
            return false;
        }
        startClock();
        return true;
    }

    private void onMaxHoldEnd() {
        if (!belief.isOpen()) {
            return;
        }
        if (!belief.isMaxHoldOver(lane.now())) {
            startClock();
        } else {
            session.holds.remove(sequence);
            lose(LockLoss.maxHoldEnded());
        }
    }

    private LockLostException takenAway() {
        return new LockLostException(lockName(), fence, belief.lossOrElse());
    }

    Session session() {
        return session;
    }

    String nameInGroup() {
        return options.name();
    }

    long owner() {
        return options.ownerFor(sequence, caller);
    }

    long sequence() {
        return sequence;
    }

    int depth() {
        return depth;
    }

    void depth(int levels) {
        depth = levels;
    }

    @Override
    public String toString() {
        return "Hold[" + lockName() + ", fence " + fence + (isHeld() ? "" : ", not held") + "]";
    }
}
