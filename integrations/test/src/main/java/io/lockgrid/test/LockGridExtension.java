package io.lockgrid.test;

import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link LockGridTest} does. JUnit makes one itself; it keeps nothing but in JUnit's stores. Thread-safe. */
public final class LockGridExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
    private static final Namespace NAMESPACE = Namespace.create(LockGridExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == LockGridCluster.class
                || (type == LockGrid.class && context.getTestMethod().isPresent());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == LockGridCluster.class
                ? cluster(outermost(context))
                : local(context);
    }

    private static LockGrid local(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(LockGrid.class, type -> GridNode.local(), LockGrid.class);
    }

    private static LockGridCluster cluster(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(LockGridCluster.class, type -> LockGridCluster.start(), LockGridCluster.class);
    }

    /** Of the class that no other encloses. */
    private static ExtensionContext outermost(ExtensionContext context) {
        ExtensionContext found = context;
        ExtensionContext parent = context.getParent().orElse(null);
        while (parent != null && parent.getTestClass().isPresent()) {
            found = parent;
            parent = parent.getParent().orElse(null);
        }
        return found;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close(context.getStore(NAMESPACE).remove(LockGrid.class, LockGrid.class));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        Store store = context.getStore(NAMESPACE);
        close(store.remove(LockGridCluster.class, LockGridCluster.class));
    }

    private static void close(@Nullable LockGrid grid) {
        if (grid != null) {
            grid.close();
        }
    }

    private static void close(@Nullable LockGridCluster cluster) {
        if (cluster != null) {
            cluster.close();
        }
    }
}
