package io.lockgrid.spring;

import io.lockgrid.LockGrid;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Looks at each bean before anything is put around it, and fails the start where {@link GridLocked} would do nothing, or
 * could not do what it says. Thread-safe.
 */
final class LockedBeans implements BeanPostProcessor, SmartInitializingSingleton, Ordered {
    private final LockedMethods methods;
    private final ObjectProvider<LockGrid> grid;
    private final ObjectProvider<FenceGuard> fences;
    private final ConfigurableListableBeanFactory beans;

    /** One method of each kind, for the message. */
    private final AtomicReference<@Nullable Method> any = new AtomicReference<>();

    private final AtomicReference<@Nullable Method> fenced = new AtomicReference<>();

    LockedBeans(
            LockedMethods methods,
            ObjectProvider<LockGrid> grid,
            ObjectProvider<FenceGuard> fences,
            ConfigurableListableBeanFactory beans) {
        this.beans = beans;
        this.methods = methods;
        this.grid = grid;
        this.fences = fences;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String beanName) {
        Class<?> type = ClassUtils.getUserClass(AopUtils.getTargetClass(bean));
        if (AnnotationUtils.isCandidateClass(type, GridLocked.class)) {
            Set<Method> found = annotated(type);
            for (Method method : found) {
                look(method, type, bean);
            }
            if (!found.isEmpty()) {
                endsBeforeTheGrid(beanName);
            }
        }
        return bean;
    }

    /** What it takes locks from is closed after it. */
    private void endsBeforeTheGrid(String beanName) {
        for (String name : beans.getBeanNamesForType(LockGrid.class, true, false)) {
            beans.registerDependentBean(name, beanName);
        }
    }

    private static Set<Method> annotated(Class<?> type) {
        return MethodIntrospector.selectMethods(
                type, (Method method) -> LockedMethods.annotationOf(method, null) != null);
    }

    private void look(Method method, Class<?> type, Object bean) {
        LockedMethod locked = methods.of(method, type);
        if (Modifier.isFinal(type.getModifiers()) && !Proxy.isProxyClass(bean.getClass())) {
            throw GridLockedException.of(
                    method, "the class is final, so Spring cannot put a lock around its methods; make it not final");
        }
        any.compareAndSet(null, method);
        if (locked.fenced()) {
            fenced.compareAndSet(null, method);
        }
    }

    @Override
    public void afterSingletonsInstantiated() {
        Method one = any.get();
        if (one != null && grid.getIfUnique() == null) {
            throw GridLockedException.of(
                    one,
                    "there is no LockGrid to take locks from, or several and none is primary; set lockgrid.enabled to true, or lockgrid.mode to local for"
                            + " a process that keeps its locks for itself");
        }
        Method guarded = fenced.get();
        if (guarded != null && fences.getIfAvailable() == null) {
            throw GridLockedException.of(
                    guarded,
                    "fenced = true needs lockgrid-jdbc and spring-jdbc on the class path, and one DataSource; one of them"
                            + " is missing");
        }
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
