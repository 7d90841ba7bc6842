package io.lockgrid.spring;

import java.lang.reflect.Method;
import java.util.function.Predicate;
import org.springframework.aop.ClassFilter;
import org.springframework.aop.support.StaticMethodMatcherPointcut;
import org.springframework.core.annotation.AnnotationUtils;

/** Methods with {@link GridLocked}. Immutable and thread-safe. */
final class LockedPointcut extends StaticMethodMatcherPointcut {
    private final Predicate<GridLocked> which;

    /** @param which of them */
    LockedPointcut(Predicate<GridLocked> which) {
        this.which = which;
        setClassFilter(new Candidates());
    }

    @Override
    public boolean matches(Method method, Class<?> target) {
        GridLocked annotation = LockedMethods.annotationOf(method, target);
        return annotation != null && which.test(annotation);
    }

    private static final class Candidates implements ClassFilter {
        @Override
        public boolean matches(Class<?> type) {
            return AnnotationUtils.isCandidateClass(type, GridLocked.class);
        }
    }
}
