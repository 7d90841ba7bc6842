package com.hazelcast.spi.impl.operationservice.impl;

import com.hazelcast.cluster.Address;
import com.hazelcast.spi.impl.PartitionSpecificRunnable;
import com.hazelcast.spi.impl.operationservice.Operation;

/** In the place of the engine's class of this name: hands tasks and messages to a simulated member. */
@SuppressWarnings({"rawtypes", "unchecked", "deprecation"})
public class OperationServiceImpl implements com.hazelcast.spi.impl.operationservice.OperationService {
    public interface Host {
        void execute(PartitionSpecificRunnable task);

        boolean send(Operation operation, Address to);

        /** @param answer given the value, or what went wrong */
        void call(Operation operation, Address to, java.util.function.BiConsumer<Object, Throwable> answer);
    }

    public Host host;

    @Override
    public void execute(PartitionSpecificRunnable task) {
        host.execute(task);
    }

    @Override
    public boolean send(Operation operation, Address to) {
        return host.send(operation, to);
    }

    @Override
    public int getResponseQueueSize() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getOperationExecutorQueueSize() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getPriorityOperationExecutorQueueSize() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getRunningOperationsCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getRemoteOperationsCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getExecutedOperationCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getPartitionThreadCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getGenericThreadCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void run(com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void execute(com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void executeOnPartitions(
            com.hazelcast.spi.impl.operationservice.PartitionTaskFactory a0, java.util.BitSet a1) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnPartition(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.Operation a1, int a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnPartitionAsync(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.Operation a1, int a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnPartitionAsync(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.Operation a1, int a2, int a3) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnPartition(
            com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnTarget(
            java.lang.String a0,
            com.hazelcast.spi.impl.operationservice.Operation a1,
            com.hazelcast.cluster.Address a2) {
        InvocationFuture<E> future = new InvocationFuture<>();
        host.call(a1, a2, (value, failure) -> {
            if (failure == null) {
                future.complete((E) value);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnTargetAsync(
            java.lang.String a0,
            com.hazelcast.spi.impl.operationservice.Operation a1,
            com.hazelcast.cluster.Address a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <E> com.hazelcast.spi.impl.operationservice.impl.InvocationFuture<E> invokeOnMaster(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.Operation a1) {
        throw new UnsupportedOperationException();
    }

    @Override
    public com.hazelcast.spi.impl.operationservice.InvocationBuilder createInvocationBuilder(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.Operation a1, int a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public com.hazelcast.spi.impl.operationservice.InvocationBuilder createInvocationBuilder(
            java.lang.String a0,
            com.hazelcast.spi.impl.operationservice.Operation a1,
            com.hazelcast.cluster.Address a2) {
        return new com.hazelcast.spi.impl.operationservice.InvocationBuilder(a0, a1, -1, a2) {
            @Override
            public <E> InvocationFuture<E> invoke() {
                return invokeOnTarget(a0, a1, a2);
            }
        };
    }

    @Override
    public com.hazelcast.spi.impl.operationservice.InvocationBuilder createMasterInvocationBuilder(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.Operation a1) {
        throw new UnsupportedOperationException();
    }

    @Override
    public java.util.Map<java.lang.Integer, java.lang.Object> invokeOnAllPartitions(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.OperationFactory a1) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> java.util.concurrent.CompletableFuture<java.util.Map<java.lang.Integer, T>> invokeOnAllPartitionsAsync(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.OperationFactory a1) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> java.util.Map<java.lang.Integer, T> invokeOnPartitions(
            java.lang.String a0,
            com.hazelcast.spi.impl.operationservice.OperationFactory a1,
            java.util.Collection<java.lang.Integer> a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> java.util.concurrent.CompletableFuture<java.util.Map<java.lang.Integer, T>> invokeOnPartitionsAsync(
            java.lang.String a0,
            com.hazelcast.spi.impl.operationservice.OperationFactory a1,
            java.util.Collection<java.lang.Integer> a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> java.util.concurrent.CompletableFuture<java.util.Map<java.lang.Integer, T>> invokeOnPartitionsAsync(
            java.lang.String a0,
            com.hazelcast.spi.impl.operationservice.OperationFactory a1,
            java.util.Map<com.hazelcast.cluster.Address, java.util.List<java.lang.Integer>> a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public java.util.Map<java.lang.Integer, java.lang.Object> invokeOnPartitions(
            java.lang.String a0, com.hazelcast.spi.impl.operationservice.OperationFactory a1, int[] a2) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onStartAsyncOperation(com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onCompletionAsyncOperation(com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isCallTimedOut(com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isRunAllowed(com.hazelcast.spi.impl.operationservice.Operation a0) {
        throw new UnsupportedOperationException();
    }

    @Override
    public java.util.List<com.hazelcast.internal.management.dto.SlowOperationDTO> getSlowOperationDTOs() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void onEndpointLeft(com.hazelcast.cluster.Address a0) {
        throw new UnsupportedOperationException();
    }
}
