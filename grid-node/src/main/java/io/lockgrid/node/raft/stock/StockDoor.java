package io.lockgrid.node.raft.stock;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftGroupId;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.datastructures.exception.WaitKeyCancelledException;
import com.hazelcast.cp.internal.datastructures.lock.AcquireResult;
import com.hazelcast.cp.internal.datastructures.lock.LockEndpoint;
import com.hazelcast.cp.internal.datastructures.lock.LockInvocationKey;
import com.hazelcast.cp.internal.datastructures.lock.LockOwnershipState;
import com.hazelcast.cp.internal.datastructures.lock.LockService;
import com.hazelcast.cp.internal.session.SessionExpiredException;
import com.hazelcast.cp.lock.FencedLock;
import com.hazelcast.internal.util.ConcurrentReferenceHashMap;
import com.hazelcast.internal.util.ConcurrentReferenceHashMap.ReferenceType;
import com.hazelcast.spi.exception.DistributedObjectDestroyedException;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.raft.GridService;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.table.Delay;
import io.lockgrid.node.table.Hold;
import io.lockgrid.node.table.Lock;
import io.lockgrid.node.table.words.StockCommand;
import io.lockgrid.node.table.words.StockResult;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * Hazelcast's own lock API on a member of the grid: in the place of the stock lock service, whose operations, proxies and
 * client messages stay as they are, so that {@code CPSubsystem.getLock} of members and the lock messages of any Hazelcast
 * client reach the lock table.
 *
 * <p>Made by Hazelcast from the configuration. {@link #createProxy} is for any thread; all else is called by the threads
 * that apply the groups' entries.
 */
@SuppressWarnings("unchecked") // the stock service narrows what createProxy gives
public final class StockDoor extends LockService {
    /** A holder that no CP session is. */
    private static final long NO_CP_SESSION = Long.MIN_VALUE;

    private final NodeEngineImpl engine;
    private final StockForms forms;

    /** Handles that this member's application has at the moment: an idle name costs nothing. */
    private final ConcurrentMap<String, StockFencedLock> proxies;

    /** Called by Hazelcast, which finds it by the class's name. */
    public StockDoor(NodeEngine engine) {
        super(engine);
        this.engine = (NodeEngineImpl) engine;
        this.forms = new StockForms(engine);
        this.proxies = new ConcurrentReferenceHashMap<>(ReferenceType.STRONG, ReferenceType.WEAK);
    }

    @Override
    public FencedLock createProxy(String name) {
        String proxyName = RaftService.withoutDefaultGroupName(name);
        String objectName = RaftService.getObjectNameForProxy(proxyName);
        String groupName = RaftService.getGroupNameForProxy(proxyName);
        if (!raftService.isCpSubsystemEnabled()) {
            throw new IllegalStateException("the CP Subsystem of this Hazelcast member is off, so it cannot keep lock '"
                    + objectName + "'; nothing was done: set cp-member-count to 3, 5 or 7");
        }
        GridService grid = groups().grid();
        groups().checkName(objectName, groupName);
        RaftGroupId group = raftService.createRaftGroupForProxy(proxyName);
        StockFencedLock known = proxies.get(proxyName);
        if (known != null && known.getGroupId().equals(group)) {
            return known;
        }
        StockTicket ticket =
                groups().ticket(objectName, grid.surroundings().newId().toString());
        raftService
                .getInvocationManager()
                .invoke(group, new AnnounceOp(ticket.handle(), objectName, grid.surroundings()))
                .joinInternal();
        StockFencedLock made = new StockFencedLock(engine, group, proxyName, ticket.encode(grid.protocol()));
        proxies.put(proxyName, made);
        return made;
    }

    /** @param timeoutMillis 0 not to wait, -1 to wait without a deadline */
    @Override
    public AcquireResult acquire(CPGroupId group, String encoded, LockInvocationKey key, long timeoutMillis) {
        return step(group, () -> {
            heartbeatSession(group, key.sessionId());
            long thread = forms.thread(key);
            StockTicket ticket = StockTicket.parse(encoded);
            if (isAnothers(group, key.sessionId(), ticket)) {
                throw refusal(ticket.name(), new StockResult.Answer.NotYours());
            }
            StockResult.Answer answer = acquire(group, ticket, key, thread, timeoutMillis);
            if (answer instanceof StockResult.Answer.Granted granted) {
                return forms.answered(key, granted.fence());
            } else if (answer instanceof StockResult.Answer.Waits) {
                return forms.waits(key);
            } else if (answer instanceof StockResult.Answer.Refused refused) {
                return forms.answered(key, refused(ticket.name(), refused));
            }
            throw refusal(ticket.name(), answer);
        });
    }

    /** The table knows whose a session is from its first acquire on, this from its creation. */
    private boolean isAnothers(CPGroupId group, long cpSession, StockTicket ticket) {
        return groups().owner(group, cpSession)
                .filter(owner -> !owner.equals(ticket.home().identity()))
                .isPresent();
    }

    private StockResult.Answer acquire(
            CPGroupId group, StockTicket ticket, LockInvocationKey key, long thread, long timeoutMillis) {
        return apply(
                group,
                new StockCommand.Acquire(
                        call(ticket, key.sessionId(), thread, key.invocationUid()),
                        ticket.handle(),
                        ticket.home(),
                        ticket.name(),
                        ticket.sessions(),
                        ticket.maxDepth(),
                        Math.max(timeoutMillis, Request.Acquire.NO_DEADLINE), // as the stock service reads it
                        ticket.terms(),
                        "thread " + thread),
                (replica, answer) -> {
                    if (answer instanceof StockResult.Answer.Waits waits) {
                        groups().waits(group).add(StockGroups.session(key.sessionId()), waits.acquire(), key);
                    }
                });
    }

    private static long refused(String name, StockResult.Answer.Refused refused) {
        if (refused.limit() == null) {
            return FencedLock.INVALID_FENCE;
        }
        return switch (refused.limit()) {
            case DEPTH -> FencedLock.INVALID_FENCE;
            case WAITERS_PER_LOCK ->
                throw new IllegalStateException("lock '" + name + "' has " + refused.value()
                        + " waiters, the most that limits.waiters-per-lock or its rule allows; it was not acquired");
            case HOLDS_PER_SESSION ->
                throw new IllegalStateException("the session has " + refused.value()
                        + " holds and waits, the most that limits.holds-per-session allows; lock '" + name
                        + "' was not acquired");
            case SESSIONS ->
                throw new IllegalStateException("the group of lock '" + name + "' has " + refused.value()
                        + " sessions, the most that limits.sessions allows clients; no session was opened for this"
                        + " one, and the lock was not acquired: close clients that are not needed, or raise the limit");
            case SESSIONS_PER_CLIENT ->
                throw new IllegalStateException("this client has " + refused.value()
                        + " sessions in the group of lock '"
                        + name + "', the most that limits.sessions-per-client allows; no other was opened, and the lock"
                        + " was not acquired: close sessions that are not needed, or raise the limit");
            case FENCE_CLAIM, WINDOW, CLOSED -> throw new IllegalStateException("not a limit of this door: " + refused);
        };
    }

    private static RuntimeException refusal(String name, StockResult.Answer answer) {
        if (answer instanceof StockResult.Answer.HandleDestroyed) {
            return new DistributedObjectDestroyedException(
                    "lock '" + name + "' was destroyed through this handle: get another with getLock()");
        } else if (answer instanceof StockResult.Answer.SessionEnded) {
            return new SessionExpiredException(
                    "an operator ended the session, with all its holds; lock '" + name + "' was not acquired by it");
        } else if (answer instanceof StockResult.Answer.NotYours) {
            return new SecurityException(
                    "the CP session is another identity's; nothing was done with lock '" + name + "'");
        }
        return new IllegalStateException("lock '" + name + "' was used before its group had a table (" + answer
                + "); nothing was done: get the lock with getLock()");
    }

    @Override
    public boolean release(
            CPGroupId group, long commitIndex, String encoded, LockEndpoint endpoint, UUID invocationUid) {
        return step(group, () -> {
            heartbeatSession(group, endpoint.sessionId());
            StockTicket ticket = StockTicket.parse(encoded);
            StockCommand.Call call = call(ticket, endpoint.sessionId(), endpoint.threadId(), invocationUid);
            StockResult.Answer answer = apply(
                    group, new StockCommand.Release(call, ticket.handle(), ticket.name()), (replica, answered) -> {});
            if (answer instanceof StockResult.Answer.Released released) {
                return released.depthLeft() > 0;
            } else if (answer instanceof StockResult.Answer.NotHeld) {
                throw new IllegalMonitorStateException("Current thread is not owner of the lock!");
            }
            throw refusal(ticket.name(), answer);
        });
    }

    private static StockCommand.Call call(StockTicket ticket, long cpSession, long thread, UUID uid) {
        return new StockCommand.Call(
                StockGroups.session(cpSession),
                thread,
                uid.getMostSignificantBits(),
                uid.getLeastSignificantBits(),
                ticket.home().identity());
    }

    /** @param then what there is to do on the replica about the answer */
    private StockResult.Answer apply(
            CPGroupId group, StockCommand command, BiConsumer<Replica, StockResult.Answer> then) {
        StockGroups groups = groups();
        return groups.grid().replicas().change(group, replica -> {
            replica.seen().entry(groups.news().applying(group));
            StockResult result = replica.apply(command);
            Object outcome = command instanceof StockCommand.Destroy destroy
                    ? new DistributedObjectDestroyedException("lock '" + destroy.name() + "' is destroyed")
                    : new WaitKeyCancelledException();
            StockWaits waits = groups.waits(group);
            result.left().forEach(left -> waits.end(left.session(), left.acquire(), outcome));
            groups.news().tell(group, replica);
            then.accept(replica, result.answer());
            return result.answer();
        });
    }

    /** Does what an entry of the log says: exceptions are its answers, an error ends what this member has of the group. */
    private <T> T step(CPGroupId group, Supplier<T> step) {
        return groups().grid().replicas().step(group, step);
    }

    @Override
    public LockOwnershipState getLockOwnershipState(CPGroupId group, String encoded) {
        Lock lock = groups().grid()
                .replicas()
                .of(group)
                .lock(StockTicket.parse(encoded).name());
        Hold hold = lock == null ? null : lock.holder();
        if (hold != null) {
            Long cpSession = StockGroups.cpSession(hold.session());
            return new LockOwnershipState(
                    hold.fence(), hold.depth(), cpSession == null ? NO_CP_SESSION : cpSession, hold.owner());
        }
        Delay delay = lock == null ? null : lock.delay();
        return new LockOwnershipState(
                delay == null ? FencedLock.INVALID_FENCE : delay.fence(), 0, NO_CP_SESSION, NO_CP_SESSION);
    }

    @Override
    public boolean destroyRaftObject(CPGroupId group, String encoded) {
        return step(group, () -> {
            StockTicket ticket = StockTicket.parse(encoded);
            proxies.remove(RaftService.withoutDefaultGroupName(ticket.name() + "@" + group.getName()));
            StockResult.Answer answer =
                    apply(group, new StockCommand.Destroy(ticket.handle(), ticket.name()), (replica, answered) -> {});
            return answer instanceof StockResult.Answer.Done done && done.changed();
        });
    }

    @Override
    public void onCPSubsystemRestart() {
        super.onCPSubsystemRestart();
        proxies.clear();
    }

    private StockGroups groups() {
        return StockGroups.of(engine);
    }
}
