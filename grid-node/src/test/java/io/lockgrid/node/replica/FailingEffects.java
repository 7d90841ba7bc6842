package io.lockgrid.node.replica;

import com.hazelcast.core.HazelcastInstance;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.raft.GroupSite;
import io.lockgrid.node.raft.NodeRuntime;
import io.lockgrid.node.table.Effects;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets a member's replica of the default group fail in the middle of what it does next. */
public final class FailingEffects {
    private final AtomicBoolean armed = new AtomicBoolean();

    public static FailingEffects in(HazelcastInstance member) {
        GridService service = NodeRuntime.engine(member).getService(GridService.NAME);
        GroupSite site = Objects.requireNonNull(service.site("default"));
        FailingEffects failing = new FailingEffects();
        service.replicas().of(Objects.requireNonNull(site.id())).between(failing::before);
        return failing;
    }

    public void failNext() {
        armed.set(true);
    }

    private Effects before(Effects real) {
        return (Effects) Proxy.newProxyInstance(
                Effects.class.getClassLoader(), new Class<?>[] {Effects.class}, (proxy, method, arguments) -> {
                    if (armed.compareAndSet(true, false)) {
                        throw new InternalError("injected"); // an error of the JVM's, as when memory runs out
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                });
    }
}
