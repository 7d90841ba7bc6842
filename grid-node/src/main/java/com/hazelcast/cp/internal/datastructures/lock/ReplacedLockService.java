package com.hazelcast.cp.internal.datastructures.lock;

import static com.hazelcast.cp.internal.datastructures.lock.AcquireResult.AcquireStatus.FAILED;
import static com.hazelcast.cp.internal.datastructures.lock.AcquireResult.AcquireStatus.SUCCESSFUL;
import static com.hazelcast.cp.internal.datastructures.lock.AcquireResult.AcquireStatus.WAIT_KEY_ADDED;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.spi.impl.NodeEngine;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast's lock service with all that it remembers taken out: its operations, proxies and client messages stay as they
 * are and ask the subclass. It lives in this package, because only here the answer to an acquire can be made and the
 * caller's thread be read.
 *
 * <p>Owned, like the service that it replaces, by the threads that apply the groups' entries.
 */
@SuppressWarnings("unchecked") // the stock service narrows what createProxy gives
public abstract class ReplacedLockService extends LockService {
    /** Answer of an acquire that waits; every other is a fence or {@link FencedLock#INVALID_FENCE}. */
    protected static final long WAITS = -1;

    protected ReplacedLockService(NodeEngine engine) {
        super(engine);
    }

    /**
     * A call of one thread, and where its answer goes.
     *
     * @param uid the same when the call comes again
     * @param key of an acquire that may wait, else null
     */
    protected record Call(
            long session, long thread, UUID uid, @Nullable LockInvocationKey key) {}

    /** @param timeoutMillis 0 not to wait, -1 to wait without a deadline */
    protected abstract long acquire(CPGroupId group, String name, Call call, long timeoutMillis);

    /** @return whether the thread still holds the lock */
    protected abstract boolean release(CPGroupId group, String name, Call call);

    /** Does what an entry of the log says: exceptions are its answers, an error ends what this member has of the group. */
    protected abstract <T> T step(CPGroupId group, Supplier<T> step);

    @Override
    public final AcquireResult acquire(CPGroupId group, String name, LockInvocationKey key, long timeoutMillis) {
        return step(group, () -> {
            heartbeatSession(group, key.sessionId());
            Call call = new Call(key.sessionId(), key.endpoint().threadId(), key.invocationUid(), key);
            return result(acquire(group, name, call, timeoutMillis));
        });
    }

    private static AcquireResult result(long answer) {
        if (answer == WAITS) {
            return new AcquireResult(WAIT_KEY_ADDED, FencedLock.INVALID_FENCE, List.of());
        }
        return new AcquireResult(answer == FencedLock.INVALID_FENCE ? FAILED : SUCCESSFUL, answer, List.of());
    }

    @Override
    public final boolean release(
            CPGroupId group, long commitIndex, String name, LockEndpoint endpoint, UUID invocationUid) {
        return step(group, () -> {
            heartbeatSession(group, endpoint.sessionId());
            return release(group, name, new Call(endpoint.sessionId(), endpoint.threadId(), invocationUid, null));
        });
    }
}
