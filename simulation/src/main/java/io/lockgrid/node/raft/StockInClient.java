package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.datastructures.lock.LockOwnershipState;
import com.hazelcast.cp.internal.datastructures.lock.operation.GetLockOwnershipStateOp;
import com.hazelcast.cp.internal.datastructures.lock.operation.LockOp;
import com.hazelcast.cp.internal.datastructures.lock.operation.TryLockOp;
import com.hazelcast.cp.internal.datastructures.lock.operation.UnlockOp;
import com.hazelcast.cp.internal.datastructures.lock.proxy.AbstractFencedLockProxy;
import com.hazelcast.cp.internal.session.AbstractProxySessionManager;
import com.hazelcast.cp.internal.session.SessionResponse;
import com.hazelcast.cp.internal.session.operation.CloseSessionOp;
import com.hazelcast.cp.internal.session.operation.CreateSessionOp;
import com.hazelcast.cp.internal.session.operation.GenerateThreadIdOp;
import com.hazelcast.cp.internal.session.operation.HeartbeatSessionOp;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.cp.session.CPSession.CPSessionOwnerType;
import com.hazelcast.spi.impl.InternalCompletableFuture;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.raft.stock.AnnounceOp;
import io.lockgrid.node.raft.stock.StockGroups;
import io.lockgrid.node.raft.stock.StockTasks;
import io.lockgrid.simulation.SimProcess;
import java.net.UnknownHostException;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A Hazelcast client's users of the lock API. The engine's client is stood in for: the proxies and the sessions are its
 * own, and their calls become at a member the operations that {@link StockTasks} makes of them.
 */
public final class StockInClient extends StockApplication {
    private final UUID id;
    private final Address address;
    private final Sessions sessions = new Sessions();

    public StockInClient(SimCluster cluster, SimProcess process) {
        super(cluster, process);
        this.id = process.newId();
        try {
            this.address = new Address("10.0.1.1", 5701);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    AbstractProxySessionManager sessions() {
        return sessions;
    }

    @Override
    FencedLock open(String text) {
        LockName name = cluster.nameOf(text);
        RaftGroupId group = cluster.groupOf(text).id();
        AnnounceOp announce = new AnnounceOp(id.toString(), name.name(), process);
        this.<Object>call(group, announce, member -> announce).joinInternal();
        return new Lock(group, text, name.name());
    }

    /** @param bare the operation without what only the member knows */
    private <T> InternalCompletableFuture<T> call(RaftGroupId group, RaftOp bare, Function<SimMember, RaftOp> op) {
        SimFuture<T> answer = future(group, bare);
        StockCall.begin(cluster, process, group, bare, op, answer);
        return answer;
    }

    private <T> InternalCompletableFuture<T> call(RaftGroupId group, RaftOp op) {
        return call(group, op, member -> op);
    }

    /** What the member knows of this client. */
    private String ticket(SimMember member, RaftGroupId group, String name) {
        StockGroups groups = StockGroups.of(member.engine());
        groups.checkName(name, group.getName());
        return groups.ticket(name, id.toString())
                .from(
                        new Home(SessionKind.STOCK, process.name() + " (a client)", process.name(), id),
                        member.service.rules().sessionTerms())
                .encode(member.service.protocol());
    }

    private final class Sessions extends AbstractProxySessionManager {
        @Override
        protected long generateThreadId(RaftGroupId group) {
            return StockInClient.this
                    .<Long>call(group, new GenerateThreadIdOp())
                    .joinInternal();
        }

        @Override
        protected SessionResponse requestNewSession(RaftGroupId group) {
            RaftOp op = new CreateSessionOp(address, process.name(), CPSessionOwnerType.CLIENT);
            return StockInClient.this.<SessionResponse>call(group, op).joinInternal();
        }

        @Override
        protected InternalCompletableFuture<Object> heartbeat(RaftGroupId group, long session) {
            return call(group, new HeartbeatSessionOp(session));
        }

        @Override
        protected InternalCompletableFuture<Object> closeSession(RaftGroupId group, Long session) {
            return call(group, new CloseSessionOp(session));
        }

        @Override
        protected @Nullable ScheduledFuture<?> scheduleWithRepetition(Runnable task, long period, TimeUnit unit) {
            process.repeat(unit.toNanos(period), "heartbeat", task);
            return null; // nobody ends it: its process does
        }
    }

    private final class Lock extends AbstractFencedLockProxy {
        private final RaftGroupId group;

        Lock(RaftGroupId group, String proxyName, String name) {
            super(sessions, group, proxyName, name);
            this.group = group;
        }

        @Override
        protected InternalCompletableFuture<Long> doLock(long session, long thread, UUID call) {
            return call(
                    group,
                    new LockOp(objectName, session, thread, call),
                    member -> new LockOp(ticket(member, group, objectName), session, thread, call));
        }

        @Override
        protected InternalCompletableFuture<Long> doTryLock(long session, long thread, UUID call, long millis) {
            return call(
                    group,
                    new TryLockOp(objectName, session, thread, call, millis),
                    member -> new TryLockOp(ticket(member, group, objectName), session, thread, call, millis));
        }

        @Override
        protected InternalCompletableFuture<Boolean> doUnlock(long session, long thread, UUID call) {
            return call(
                    group,
                    new UnlockOp(objectName, session, thread, call),
                    member -> new UnlockOp(ticket(member, group, objectName), session, thread, call));
        }

        @Override
        protected InternalCompletableFuture<LockOwnershipState> doGetLockOwnershipState() {
            return call(group, new GetLockOwnershipStateOp(objectName));
        }
    }
}
