package io.lockgrid.internal.session;

import io.lockgrid.ReleaseRequest;
import io.lockgrid.internal.concurrent.Promise;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a lane still waits for while its instance closes; settled when that is nothing any more. Owned by the lane's
 * mailbox.
 */
final class Drain extends Promise<Boolean> {
    private final String actor;
    private final String reason;
    private final Instant at;

    /** Threads that close the instance: what they hold themselves they cannot release meanwhile. */
    private final Set<Long> closers = new HashSet<>();

    /** @param actor the name of the instance that closes, by the thread that asks for it */
    Drain(String actor, String reason, Instant at) {
        this.actor = actor;
        this.reason = reason;
        this.at = at;
        closers.add(Thread.currentThread().getId());
    }

    void addCloser(long thread) {
        closers.add(thread);
    }

    boolean isCloser(long thread) {
        return closers.contains(thread);
    }

    boolean waitsForNone(Collection<GrantedHold> holds) {
        return holds.stream().allMatch(hold -> isCloser(hold.caller()));
    }

    /** What the holder of that lock hears. */
    ReleaseRequest request(String lock, long fence) {
        return new ReleaseRequest(lock, fence, actor, reason, at);
    }
}
