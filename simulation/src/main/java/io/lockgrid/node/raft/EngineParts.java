package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Cluster;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cp.internal.session.AbstractProxySessionManager;
import com.hazelcast.internal.cluster.ClusterService;
import com.hazelcast.internal.metrics.MetricsRegistry;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.internal.util.executor.ManagedExecutorService;
import com.hazelcast.spi.impl.PartitionSpecificRunnable;
import com.hazelcast.spi.impl.eventservice.EventService;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import com.hazelcast.spi.impl.operationservice.Operation;
import com.hazelcast.spi.impl.operationservice.impl.OperationServiceImpl;
import io.lockgrid.simulation.SimProcess;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The parts of the engine that a member's services ask, as far as they do. Stateless. */
final class EngineParts {
    private EngineParts() {}

    static OperationServiceImpl operations(SimMember member) {
        OperationServiceImpl operations = new OperationServiceImpl();
        operations.host = new OperationServiceImpl.Host() {
            @Override
            public void execute(PartitionSpecificRunnable task) {
                member.process.soon("partition", task::run);
            }

            @Override
            public boolean send(Operation operation, Address to) {
                return member.send(operation, to);
            }

            @Override
            public void call(Operation operation, Address to, BiConsumer<Object, Throwable> answer) {
                member.calls.call(operation, to, answer);
            }
        };
        return operations;
    }

    static ExecutionService executions(SimProcess process) {
        return part(ExecutionService.class, (proxy, method, args) -> {
            switch (method.getName()) {
                case "execute" -> process.soon("executor", (Runnable) args[1]);
                case "scheduleWithRepetition" -> {
                    if (args.length == 5) {
                        process.repeat(((TimeUnit) args[4]).toNanos((Long) args[3]), "ticker", (Runnable) args[1]);
                    } else if (args[0].getClass().getEnclosingClass() == AbstractProxySessionManager.class) {
                        process.repeat(((TimeUnit) args[3]).toNanos((Long) args[2]), "heartbeat", (Runnable) args[0]);
                    } // of the rest SessionChecks does what has to be done, and StockDoor needs no such task
                }
                case "getExecutor" -> {
                    return part(ManagedExecutorService.class, (executor, asked, task) -> {
                        process.soon("executor", (Runnable) task[0]);
                        return null;
                    });
                }
                case "schedule" ->
                    process.in(((TimeUnit) args[2]).toNanos((Long) args[1]), "timer", (Runnable) args[0]);
                default -> throw new UnsupportedOperationException(method.toString());
            }
            return null; // nobody ends these: their process does
        });
    }

    static MetricsRegistry metrics() {
        return part(MetricsRegistry.class, (proxy, method, args) -> null); // nobody asks for any
    }

    static ClusterService cluster(SimMember member) {
        return part(ClusterService.class, (proxy, method, args) -> switch (method.getName()) {
            case "getMember" -> shown(member, find(member, args[0]));
            case "getMembers" -> members(member);
            case "getSize" -> member.view().size();
            case "getLocalMember" -> member.shown(true);
            default -> throw new UnsupportedOperationException(method.toString());
        });
    }

    static EventService events() {
        return part(EventService.class, (proxy, method, args) -> null); // nobody listens
    }

    /** Tells a member's services that another has come or gone. */
    static MembershipServiceEvent event(SimMember whom, int type) {
        Cluster cluster = part(Cluster.class, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.toString());
        });
        return new MembershipServiceEvent(new MembershipEvent(cluster, whom.shown(false), type, Set.of()));
    }

    private static @Nullable SimMember find(SimMember member, Object whom) {
        return member.view().stream()
                .filter(each -> whom.equals(each.id()) || whom.equals(each.address))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Member shown(SimMember by, @Nullable SimMember whom) {
        return whom == null ? null : whom.shown(whom == by);
    }

    private static Set<Member> members(SimMember by) {
        Set<Member> members = new LinkedHashSet<>();
        by.view().stream()
                .sorted(Comparator.comparingLong(each -> each.born))
                .forEach(each -> members.add(each.shown(each == by)));
        return members;
    }

    private static <T> T part(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
