package io.lockgrid.internal.session;

import io.lockgrid.Hold;
import io.lockgrid.LockLoss;
import io.lockgrid.LockLostException;
import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.listen.CallerListener;
import io.lockgrid.internal.text.Durations;
import io.lockgrid.internal.wire.Notice;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A hold, as its holder sees it: conservative, by this process's monotonic clock alone.
 *
 * <p>Thread-safe. Whether it is held is decided by {@link #state}, the session's validity and the end of the max hold,
 * all of which any thread may read.
 */
final class GrantedHold implements Hold {
    private static final int HELD = 0;
    private static final int RELEASED = 1;
    private static final int LOST = 2;
    private static final int LOST_AND_TOLD = 3;
    private static final AtomicIntegerFieldUpdater<GrantedHold> STATE =
            AtomicIntegerFieldUpdater.newUpdater(GrantedHold.class, "state");

    private final Lane lane;
    private final Session session;
    private final AcquireOptions options;
    private final long sequence;
    private final long fence;
    private final long caller;

    private volatile int state = HELD;
    private volatile @Nullable MaxHold maxHold;
    private volatile @Nullable LockLoss loss;

    /** How often its owning thread has it; that thread alone changes it, between its calls. */
    private volatile int depth = 1;

    private final ReleaseRequests requests = new ReleaseRequests();

    /** Who wants to know how it ends, and since when it is held; both before anybody else has it. */
    private @Nullable CallerListener listener;

    private long begunAt;

    private @Nullable CompletableFuture<LockLoss> lost; // guarded by this
    private volatile @Nullable Future<?> timer; // set in the lane's mailbox

    GrantedHold(Lane lane, Session session, AcquireCall acquire, long fence, long maxHoldMillis, long sentAt) {
        this.lane = lane;
        this.session = session;
        this.options = acquire.options();
        this.sequence = acquire.sequence;
        this.fence = fence;
        this.caller = acquire.caller();
        this.maxHold = maxHoldMillis > 0 ? MaxHold.granted(sentAt, maxHoldMillis) : null;
    }

    /** In the mailbox, before it is given to its caller. */
    void begin(@Nullable CallerListener wants) {
        if (wants != null) {
            listener = wants;
            begunAt = lane.now();
            wants.held();
        }
    }

    private boolean end() {
        boolean ended = STATE.compareAndSet(this, HELD, RELEASED);
        if (ended && listener != null) {
            listener.released(lane.now() - begunAt);
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
        return state == HELD && !expired();
    }

    private boolean expired() {
        long now = lane.now();
        return now - session.validUntil >= 0 || isMaxHoldOver(now);
    }

    private boolean isMaxHoldOver(long now) {
        MaxHold limit = maxHold;
        return limit != null && limit.left(now) <= 0;
    }

    @Override
    public Optional<Duration> remaining() {
        MaxHold limit = maxHold;
        if (limit == null) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofNanos(isHeld() ? Math.max(0, limit.left(lane.now())) : 0));
    }

    @Override
    public synchronized CompletionStage<LockLoss> lost() {
        if (lost == null) {
            lost = new CompletableFuture<>();
            if (loss != null && state != RELEASED) {
                lost.complete(loss);
            }
        }
        return lost.minimalCompletionStage();
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
        if (state == RELEASED) {
            throw new IllegalStateException("the hold of lock '" + lockName() + "' was released; nothing was changed");
        } else if (!isHeld()) {
            throw takenAway();
        }
        MaxHold.Renewal renewal = renewal(millis);
        lane.post(this::startClock); // a shorter max hold may begin at the grid before its answer is here
        await(new HoldCalls.Renew(this, renewal, millis));
    }

    private synchronized MaxHold.Renewal renewal(long millis) {
        MaxHold limit = maxHold == null ? new MaxHold() : maxHold;
        MaxHold.Renewal renewal = limit.renew(lane.now(), millis);
        maxHold = limit;
        return renewal;
    }

    @Override
    public void release() {
        while (state == HELD) {
            if (!isHeld()) { // this side's clock says so, and the lane has not come to it yet
                lane.tick();
                loseIfExpired();
            } else if (end()) {
                await(new HoldCalls.Release(this, 0));
                return;
            }
        }
        if (STATE.compareAndSet(this, LOST, LOST_AND_TOLD)) {
            throw takenAway();
        }
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
        await(new HoldCalls.Release(this, left));
        return left;
    }

    /** Lets go without waiting, for a hold that nobody took. */
    void releaseUnseen() {
        if (end()) {
            lane.submit(new HoldCalls.Release(this, 0));
        }
    }

    private HoldCalls.End.Ok await(Call<HoldCalls.End> call) {
        lane.submit(call);
        HoldCalls.End end =
                call.awaitUninterruptibly(lane.settings.callTimeout().toNanos());
        if (end instanceof HoldCalls.End.Ok ok) {
            return ok;
        } else if (end instanceof HoldCalls.End.Lost gone) {
            lose(gone.loss());
            STATE.compareAndSet(this, LOST, LOST_AND_TOLD);
            throw new LockLostException(lockName(), fence, gone.loss());
        } else if (end instanceof HoldCalls.End.Failed failed) {
            throw failed.failure();
        }
        throw lane.unavailable(call.undone());
    }

    /** Taken away; whoever comes first counts. Any thread. */
    void lose(LockLoss reason) {
        CompletableFuture<LockLoss> waiting;
        synchronized (this) {
            if (loss != null) {
                return;
            }
            loss = reason;
            if (!STATE.compareAndSet(this, HELD, LOST)) {
                return; // it was being released: the release tells its caller
            }
            waiting = lost;
        }
        stopClock();
        if (listener != null) {
            listener.lost(reason.reason(), lane.now() - begunAt);
        }
        if (options.interrupt() != null && reason.reason() != LockLoss.Reason.CLOSED) {
            options.interrupt().interrupt(); // a close has interrupted it when it began
        }
        if (waiting != null) {
            lane.services.callback(() -> waiting.complete(reason));
        }
    }

    /** Nobody is there to take it. */
    void unwanted() {
        end();
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
        stopClock();
        MaxHold limit = maxHold;
        if (limit != null && state == HELD) {
            timer = lane.services.after(limit.left(lane.now()), () -> lane.post(this::onMaxHoldEnd));
        }
    }

    private void stopClock() {
        Future<?> running = timer;
        if (running != null) {
            running.cancel(false);
        }
    }

    /** In the mailbox: the grid has freed it. */
    void freed() {
        session.holds.remove(sequence);
        stopClock();
        end();
    }

    /** In the mailbox: the max hold began anew at the grid, not before sentAt; false if that came too late. */
    boolean renewed(MaxHold.Renewal renewal, long maxHoldMillis, long sentAt) {
        if (!extend(renewal, maxHoldMillis, sentAt)) {
            if (state != RELEASED) { // presumed lost stays lost: the grid has to know
                session.holds.remove(sequence);
                lose(lossOrElse());
                lane.enqueue(new HoldCalls.Release(this, 0));
            }
            return false;
        }
        startClock();
        return true;
    }

    /** False if it is over here already; not while {@link #release} is finding that out. */
    private synchronized boolean extend(MaxHold.Renewal renewal, long maxHoldMillis, long sentAt) {
        MaxHold limit = maxHold;
        if (limit == null || !isHeld()) {
            return false;
        }
        limit.answered(renewal, sentAt, maxHoldMillis);
        return true;
    }

    private synchronized void loseIfExpired() {
        if (expired()) {
            lose(lossOrElse());
        }
    }

    private void onMaxHoldEnd() {
        if (state != HELD) {
            return;
        }
        if (!isMaxHoldOver(lane.now())) {
            startClock();
        } else {
            session.holds.remove(sequence);
            lose(LockLoss.maxHoldEnded());
        }
    }

    private LockLostException takenAway() {
        return new LockLostException(lockName(), fence, lossOrElse());
    }

    @Nullable
    LockLoss loss() {
        return loss;
    }

    /** Why it was lost; by this side's own clock where the grid has not said. */
    LockLoss lossOrElse() {
        LockLoss known = loss;
        if (known != null) {
            return known;
        }
        return isMaxHoldOver(lane.now()) ? LockLoss.maxHoldEnded() : LockLoss.sessionExpired();
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
