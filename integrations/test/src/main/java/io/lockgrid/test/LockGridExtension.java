package io.lockgrid.test;

import io.lockgrid.LockGrid;
import io.lockgrid.node.GridNode;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** What {@link LockGridTest} does. JUnit makes one itself; it keeps nothing but in JUnit's stores. Thread-safe. */
public final class LockGridExtension implements ParameterResolver {
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
        return kept(context, LockGrid.class, GridNode::local);
    }

    private static LockGridCluster cluster(ExtensionContext context) {
        return kept(context, LockGridCluster.class, LockGridCluster::start);
    }

    /** Made at the first call; JUnit closes it at the end of the test or class of this context. */
    private static <T extends AutoCloseable> T kept(ExtensionContext context, Class<T> type, Supplier<T> make) {
        Kept kept = context.getStore(NAMESPACE).getOrComputeIfAbsent(type, key -> new Kept(make.get()), Kept.class);
        return type.cast(kept.resource());
    }

    /** JUnit before 5.13 closes nothing else. */
    @SuppressWarnings("deprecation")
    private record Kept(AutoCloseable resource) implements ExtensionContext.Store.CloseableResource {
        @Override
        public void close() throws Exception {
            resource.close();
        }
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
}
