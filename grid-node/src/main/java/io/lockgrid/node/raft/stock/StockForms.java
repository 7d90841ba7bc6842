package io.lockgrid.node.raft.stock;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.datastructures.lock.AcquireResult;
import com.hazelcast.cp.internal.datastructures.lock.LockEndpoint;
import com.hazelcast.cp.internal.datastructures.lock.LockInvocationKey;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
import com.hazelcast.cp.internal.session.SessionAccessor;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.spi.impl.NodeEngine;
import java.util.UUID;

/**
 * What the engine's lock operations ask with and are answered by. The engine lets nobody read or make these but its own
 * lock service, and a class in its package would keep LockGrid off the module path and from under another class loader: so
 * they go through a lock service of their own, which knows one lock and is thrown away. Stateless, so thread-safe.
 */
final class StockForms {
    private static final CPGroupId GROUP = new RaftGroupId("lockgrid", 0, 0);
    private static final String LOCK = "lockgrid";
    private static final LockEndpoint SOMEBODY = new LockEndpoint(1, 1);
    private static final LockEndpoint ANOTHER = new LockEndpoint(2, 2);
    private static final UUID NO_CALL = new UUID(0, 0);
    private static final SessionAccessor ANY_SESSION = new SessionAccessor() {
        @Override
        public boolean isActive(CPGroupId group, long session) {
            return true;
        }

        @Override
        public void heartbeat(CPGroupId group, long session) {}
    };

    private final NodeEngine engine;

    StockForms(NodeEngine engine) {
        this.engine = engine;
    }

    /** The thread that makes a call. */
    long thread(LockInvocationKey call) {
        LockService scratch = scratch();
        scratch.acquire(GROUP, LOCK, call, 0);
        return scratch.getLockOwnershipState(GROUP, LOCK).getThreadId();
    }

    /** @param fence what the caller gets; {@link FencedLock#INVALID_FENCE} if it does not get the lock */
    AcquireResult answered(LockInvocationKey call, long fence) {
        return fence == FencedLock.INVALID_FENCE
                ? refused(call, 0)
                : scratch().acquire(GROUP, LOCK, by(SOMEBODY, fence, call), 0);
    }

    /** The caller is answered later. */
    AcquireResult waits(LockInvocationKey call) {
        return refused(call, -1);
    }

    private AcquireResult refused(LockInvocationKey call, long timeoutMillis) {
        LockService scratch = scratch();
        scratch.acquire(GROUP, LOCK, by(SOMEBODY, 1, call), 0);
        return scratch.acquire(GROUP, LOCK, by(ANOTHER, 2, call), timeoutMillis);
    }

    private static LockInvocationKey by(LockEndpoint caller, long fence, LockInvocationKey call) {
        return new LockInvocationKey(fence, NO_CALL, call.callerAddress(), call.callId(), caller);
    }

    private LockService scratch() {
        LockService scratch = new LockService(engine);
        scratch.setSessionAccessor(ANY_SESSION);
        return scratch;
    }
}
