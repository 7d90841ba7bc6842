package io.lockgrid.spring;

import java.util.function.Supplier;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;

/**
 * Checks the fence when the transaction of the call has begun: the innermost of all that Spring puts around it, and so
 * before the first statement of the method itself. Thread-safe.
 */
final class FenceInterceptor implements MethodInterceptor {
    private final Supplier<FenceGuard> fences;

    FenceInterceptor(Supplier<FenceGuard> fences) {
        this.fences = fences;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation call) throws Throwable {
        fences.get().check(GridLocks.current());
        return call.proceed();
    }
}
