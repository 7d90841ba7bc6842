package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftNodeLifecycleAwareService;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.SnapshotAwareService;
import com.hazelcast.internal.services.ConfigurableService;
import com.hazelcast.internal.services.ManagedService;
import com.hazelcast.internal.services.MembershipAwareService;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.GridHealth;
import io.lockgrid.internal.wire.Terms;
import io.lockgrid.node.GridNodeConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The service that every member of a lock grid runs: keeps a {@link Replica} for each CP group that this member is part
 * of, and takes batches to whoever leads their group.
 *
 * <p>Made by Hazelcast from the configuration that {@code GridNode.configure} prepares. Thread-safe; each replica is
 * owned by the partition thread of its group.
 */
public final class GridService
        implements ManagedService,
                ConfigurableService<GridNodeConfig>,
                SnapshotAwareService<TableSnapshot>,
                RaftNodeLifecycleAwareService,
                MembershipAwareService {

    /** The name that entries, reads and messages find the service by. */
    public static final String NAME = "lockgrid:lockTable";

    private static final long TICK_MILLIS = 50;

    private final NodeEngineImpl engine;
    private final Map<CPGroupId, Replica> replicas = new ConcurrentHashMap<>();
    private final Map<String, GroupSite> sites = new LinkedHashMap<>();
    private final NoticePost noticePost;
    private final Forwards forwards;
    private NodeSettings settings = NodeSettings.of(GridNodeConfig.defaults());
    private volatile @Nullable ScheduledFuture<?> ticker;
    private volatile Runnable newLeaderListener = () -> {};

    /** Owned by the ticker. */
    private final Map<String, UUID> lastLeaders = new HashMap<>();

    /** Called by Hazelcast, which finds it by the class's name. */
    public GridService(NodeEngine engine) {
        this.engine = (NodeEngineImpl) engine;
        this.noticePost = new NoticePost(this.engine);
        this.forwards = new Forwards(this.engine, this);
    }

    @Override
    public void configure(GridNodeConfig config) {
        settings = NodeSettings.of(config);
    }

    @Override
    public void init(NodeEngine nodeEngine, Properties properties) {
        for (String group : settings.groups()) {
            sites.put(group, new GroupSite(group, engine, this, settings));
        }
        ticker = (ScheduledFuture<?>) engine.getExecutionService()
                .scheduleWithRepetition("lockgrid:ticker", this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void tick() {
        try {
            sites.values().forEach(GroupSite::tick);
            forwards.expire();
            noticeLeaders();
        } catch (RuntimeException failure) { // one tick may fail while the member stops; the next one must come
            engine.getLogger(GridService.class).fine("a tick failed", failure);
        }
    }

    @Override
    public void reset() {
        // after a merge of two clusters the CP groups stay as they are: there is nothing of this service's own to reset
    }

    @Override
    public void shutdown(boolean terminate) {
        if (ticker != null) {
            ticker.cancel(true);
        }
        forwards.close();
        sites.values().forEach(GroupSite::close);
    }

    /** True once Hazelcast has started it; a failing start is only logged there. */
    boolean isReady() {
        return ticker != null;
    }

    String defaultGroup() {
        return settings.groups().get(0);
    }

    /** What this member sees of its groups, without asking anybody. */
    GridHealth health() {
        List<String> reasons = new ArrayList<>();
        boolean degraded = false;
        for (GroupSite site : sites.values()) {
            GroupSite.Sight sight = site.sight();
            if (sight.trouble() != null) {
                return new GridHealth(GridHealth.Status.UNAVAILABLE, List.of(sight.trouble()));
            }
            if (sight.missing() > 0) {
                reasons.add("CP group '" + site.name() + "' misses " + sight.missing() + " of its members");
            }
            degraded |= sight.failuresLeft() == 0;
        }
        return new GridHealth(degraded ? GridHealth.Status.DEGRADED : GridHealth.Status.HEALTHY, reasons);
    }

    Terms terms() {
        return settings.terms();
    }

    /** Runs it when the leader of a group is another than before, as seen from here. */
    void onNewLeader(Runnable listener) {
        newLeaderListener = listener;
    }

    private void noticeLeaders() {
        for (GroupSite site : sites.values()) {
            UUID leader = site.leader();
            if (leader != null && !leader.equals(lastLeaders.put(site.name(), leader))) {
                newLeaderListener.run();
            }
        }
    }

    /** The site of a configured group, or null. */
    @Nullable
    GroupSite site(String group) {
        return sites.get(group);
    }

    Collection<GroupSite> sites() {
        return sites.values();
    }

    NoticePost noticePost() {
        return noticePost;
    }

    Forwards forwards() {
        return forwards;
    }

    RaftService raft() {
        return engine.getService(RaftService.SERVICE_NAME);
    }

    /** The replica of a group; on the group's thread only. */
    Replica replica(CPGroupId group) {
        return replicas.computeIfAbsent(group, id -> new Replica(System::nanoTime));
    }

    @Override
    public @Nullable TableSnapshot takeSnapshot(CPGroupId group, long commitIndex) {
        Replica replica = replicas.get(group);
        return replica == null ? null : new TableSnapshot(replica.fork());
    }

    @Override
    public void restoreSnapshot(CPGroupId group, long commitIndex, TableSnapshot snapshot) {
        replica(group).restore(snapshot.table());
    }

    @Override
    public void onRaftNodeTerminated(CPGroupId group) {
        replicas.remove(group);
    }

    @Override
    public void onRaftNodeSteppedDown(CPGroupId group) {
        replicas.remove(group);
    }

    @Override
    public void memberAdded(MembershipServiceEvent event) {
        // a new member asks for itself
    }

    @Override
    public void memberRemoved(MembershipServiceEvent event) {
        forwards.memberLeft(event.getMember().getAddress());
    }
}
