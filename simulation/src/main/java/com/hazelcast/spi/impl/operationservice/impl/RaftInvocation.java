package com.hazelcast.spi.impl.operationservice.impl;

import com.hazelcast.core.IndeterminateOperationState;
import com.hazelcast.core.MemberLeftException;
import com.hazelcast.core.OperationTimeoutException;
import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.CPMember;
import com.hazelcast.cp.exception.LeaderDemotedException;
import com.hazelcast.cp.exception.NotLeaderException;
import com.hazelcast.cp.exception.StaleAppendRequestException;
import com.hazelcast.cp.internal.IndeterminateOperationStateAware;
import com.hazelcast.spi.exception.CallerNotMemberException;
import com.hazelcast.spi.exception.RetryableException;
import com.hazelcast.spi.exception.TargetNotMemberException;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import com.hazelcast.spi.impl.NodeEngineImpl;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import com.hazelcast.spi.impl.operationservice.Operation;
import java.util.concurrent.TimeUnit;

/**
 * In the place of the engine's class of this name: asks one member after the other until the leader of a group answers,
 * and tries again after the same failures, as often and after the same pauses as the engine does.
 */
public class RaftInvocation<T> {
    private static final int MOST_TRIES = 250;
    private static final int FAST_TRIES = 5;
    private static final long PAUSE_MILLIS = 500;

    /** As LockGrid configures it. */
    private static final long TIME_OUT_MILLIS = 10_000;

    private final NodeEngineImpl engine;
    private final RaftInvocationContext context;
    private final CPGroupId group;
    private final Operation operation;
    private final InternalCompletableFuture<T> future = new InvocationFuture<>();
    private RaftInvocationContext.MemberCursor cursor;
    private Throwable indeterminate;
    private int tries;

    public RaftInvocation(NodeEngineImpl engine, RaftInvocationContext context, CPGroupId group, Operation operation) {
        this.engine = engine;
        this.context = context;
        this.group = group;
        this.operation = operation;
    }

    public InternalCompletableFuture<T> invoke() {
        tryOnce();
        return future;
    }

    private void tryOnce() {
        int number = ++tries;
        CPMember target = target();
        if (target == null) {
            failed(new TargetNotMemberException("no CP member is known"));
            return;
        }
        engine.getOperationService()
                .host
                .call(operation, target.getAddress(), (value, failure) -> answered(number, target, value, failure));
        engine.getExecutionService()
                .schedule(
                        () -> answered(
                                number, target, null, new OperationTimeoutException(operation + " to " + target)),
                        TIME_OUT_MILLIS,
                        TimeUnit.MILLISECONDS);
    }

    private CPMember target() {
        CPMember leader = context.getKnownLeader(group);
        if (leader != null) {
            return leader;
        }
        if (cursor == null || !cursor.advance()) {
            cursor = context.newMemberCursor();
            if (!cursor.advance()) {
                return null;
            }
        }
        return cursor.get();
    }

    @SuppressWarnings("unchecked")
    private void answered(int number, CPMember by, Object value, Throwable failure) {
        if (future.isDone() || number != tries) {
            return; // of a try that was given up
        }
        if (failure != null) {
            failed(failure);
        } else {
            context.setKnownLeader(group, by);
            future.complete((T) value);
        }
    }

    private void failed(Throwable failure) {
        context.updateKnownLeaderOnFailure(group, failure);
        boolean again = isRetryable(failure) || failure instanceof RetryableException;
        if (failure instanceof IndeterminateOperationState) {
            again |= isRepeatable();
            indeterminate = indeterminate == null ? failure : indeterminate;
        }
        if (!again || tries >= MOST_TRIES) {
            future.completeExceptionally(indeterminate != null && isRetryable(failure) ? indeterminate : failure);
            return;
        }
        tries++; // what answers the last one comes too late
        if (tries < 2 * FAST_TRIES) {
            engine.getExecutionService().execute(ExecutionService.ASYNC_EXECUTOR, this::tryOnce);
        } else {
            engine.getExecutionService().schedule(this::tryOnce, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isRepeatable() {
        return operation instanceof IndeterminateOperationStateAware aware
                && aware.isRetryableOnIndeterminateOperationState();
    }

    private static boolean isRetryable(Throwable failure) {
        return failure instanceof NotLeaderException
                || failure instanceof LeaderDemotedException
                || failure instanceof StaleAppendRequestException
                || failure instanceof MemberLeftException
                || failure instanceof CallerNotMemberException
                || failure instanceof TargetNotMemberException;
    }
}
