package com.hazelcast.spi.impl.operationservice.impl;

import com.hazelcast.spi.impl.InternalCompletableFuture;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiFunction;
import java.util.function.Function;

/** In the place of the engine's class of this name: what follows from an answer happens at once, on no other thread. */
public final class InvocationFuture<E> extends InternalCompletableFuture<E> {
    @Override
    public Executor defaultExecutor() {
        return Runnable::run;
    }

    @Override
    public <T> CompletableFuture<T> newIncompleteFuture() {
        return new InvocationFuture<>();
    }

    /** Gives what the engine's gives, so that who calls that finds this; the next one too. */
    @Override
    public <T> InternalCompletableFuture<T> handle(BiFunction<? super E, Throwable, ? extends T> function) {
        return (InternalCompletableFuture<T>) super.<T>handle(function);
    }

    @Override
    public <T> InternalCompletableFuture<T> thenApply(Function<? super E, ? extends T> function) {
        return (InternalCompletableFuture<T>) super.<T>thenApply(function);
    }
}
