package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.RaftNodeLifecycleAwareService;
import com.hazelcast.cp.internal.RaftService;
import com.hazelcast.cp.internal.raft.SnapshotAwareService;
import com.hazelcast.internal.services.ConfigurableService;
import com.hazelcast.internal.services.ManagedService;
import com.hazelcast.internal.services.MembershipAwareService;
import com.hazelcast.internal.services.MembershipServiceEvent;
import com.hazelcast.logging.ILogger;
import com.hazelcast.spi.impl.NodeEngine;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.GridHealth;
import io.lockgrid.internal.surroundings.Repeated;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.wire.GridTerms;
import io.lockgrid.node.AccessRules;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.Tables;
import io.lockgrid.node.raft.access.TokenWatch;
import io.lockgrid.node.raft.replicas.Replicas;
import io.lockgrid.node.raft.replicas.SnapshotDesk;
import io.lockgrid.node.raft.replicas.TableSnapshot;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.RequestRules;
import io.lockgrid.node.replica.seen.Tally;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.logging.Level;
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
                ConfigurableService<ServiceSettings>,
                SnapshotAwareService<TableSnapshot>,
                RaftNodeLifecycleAwareService,
                MembershipAwareService,
                Tables {
    /** The name that entries, reads and messages find the service by. */
    public static final String NAME = Tables.SERVICE_NAME;

    private static final Duration TICK = Duration.ofMillis(50);

    private final NodeEngineImpl engine;
    private final Replicas replicas;
    private final GroupSites sites;
    private final LeaderWatch leaders;
    private final NoticePost noticePost;
    private final Forwards forwards;
    private final MemberWatch members;
    private final SnapshotDesk snapshotDesk;
    private NodeSettings settings = NodeSettings.of(GridNodeConfig.defaults());
    private boolean anyGroup;
    private Surroundings surroundings = Surroundings.JVM; // until it is configured
    private @Nullable TokenWatch tokens;
    private volatile @Nullable ScheduledFuture<?> ticker;

    /** Called by Hazelcast, which finds it by the class's name. */
    public GridService(NodeEngine engine) {
        this.engine = (NodeEngineImpl) engine;
        this.replicas = new Replicas(this.engine, this::makeReplica);
        this.sites = new GroupSites(group -> new GroupSite(group, this.engine, this, settings));
        this.leaders = new LeaderWatch(sites.configured());
        this.noticePost = new NoticePost(this.engine, this::protocol);
        this.forwards = new Forwards(this.engine, this);
        this.members = new MemberWatch(this.engine, forwards);
        this.snapshotDesk = new SnapshotDesk(this.engine);
    }

    @Override
    public void configure(ServiceSettings config) {
        settings = NodeSettings.of(config.grid());
        anyGroup = config.anyGroup();
        surroundings = config.surroundings();
        tokens = config.grid()
                .tokensFile()
                .map(file -> new TokenWatch(engine, file))
                .orElse(null);
    }

    @Override
    public void init(NodeEngine nodeEngine, Properties properties) {
        forwards.begin();
        sites.open(settings.groups());
        List<Repeated> looks = List.of( // each goes on when another fails
                repeated("A look at what was forwarded", forwards::expire),
                repeated("A look at replicas that have ended", replicas::look),
                repeated("A look at who leads", leaders::look));
        if (tokens != null) {
            tokens.start(this::repeated);
        }
        ticker = Repeated.every(
                engine.getExecutionService(), "lockgrid:ticker", TICK, repeated("A look at the locks' times", () -> {
                    sites.tick();
                    looks.forEach(Repeated::run);
                }));
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    Repeated repeated(String what, Runnable task) {
        ILogger logger = engine.getLogger(GridService.class);
        return new Repeated(
                what,
                surroundings,
                // While the member stops, much fails that is nobody's defect.
                (words, failure) -> logger.log(engine.isRunning() ? Level.WARNING : Level.FINE, words, failure),
                task);
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
        if (tokens != null) {
            tokens.stop();
        }
        forwards.close();
        sites.close();
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
        return MemberHealth.of(sites.configured(), replicas.failure());
    }

    /** The version in which this member writes entries, snapshots and messages to other members. */
    public int protocol() {
        return members.protocol();
    }

    public AccessRules access() {
        return settings.access();
    }

    /** By which clients come in, or null where they need none. */
    public @Nullable TokenWatch tokens() {
        return tokens;
    }

    public RequestRules rules() {
        return settings.rules();
    }

    public GridTerms terms() {
        return settings.terms();
    }

    LeaderWatch leaders() {
        return leaders;
    }

    /** The site of a configured group, or of another that this member is part of, or null. */
    @Nullable
    public GroupSite site(String group) {
        return sites.get(group);
    }

    Collection<GroupSite> sites() {
        return sites.configured();
    }

    public NoticePost noticePost() {
        return noticePost;
    }

    SnapshotDesk snapshotDesk() {
        return snapshotDesk;
    }

    Forwards forwards() {
        return forwards;
    }

    public RaftService raft() {
        return engine.getService(RaftService.SERVICE_NAME);
    }

    public Replicas replicas() {
        return replicas;
    }

    /** On the group's thread, when this member has become part of the group. */
    private Replica makeReplica(CPGroupId group) {
        Replica made =
                new Replica(surroundings, settings.historyEvents(), listener().waits(group));
        sites.learn(group);
        return made;
    }

    // ---- what meters ask ----

    /** What this member has counted of a group, null where it has no replica of it. */
    @Nullable
    Tally tally(String group) {
        GroupSite site = sites.configured(group);
        CPGroupId id = site == null ? null : site.id();
        Replica replica = id == null ? null : replicas.known(id);
        return replica == null ? null : replica.seen().tally();
    }

    // ---- what the keeper asks ----

    @Override
    public List<String> groups() {
        return settings.groups();
    }

    @Override
    public CompletableFuture<Long> tableId(String group) {
        GroupSite site = sites.configured(group);
        if (site == null) {
            return CompletableFuture.failedFuture(new IllegalArgumentException("no CP group '" + group + "'"));
        }
        return AdminDesk.tableId(engine, this, site);
    }

    @Override
    public @Nullable String failure() {
        return replicas.failure();
    }

    @Override
    public void tellRestarted() {
        replicas.forEach((group, replica) -> {
            GroupSite site = site(group.getName());
            if (site != null) {
                noticePost.tellRestarted(site, replica);
            }
        });
    }

    // ---- Hazelcast's own lock API ----

    GroupListener listener() {
        return engine.getService(GroupListener.SERVICE_NAME);
    }

    /** Whether that API may use groups that are not configured. */
    public boolean anyGroup() {
        return anyGroup;
    }

    // ---- what the engine tells of groups and members ----

    @Override
    public @Nullable TableSnapshot takeSnapshot(CPGroupId group, long commitIndex) {
        if (replicas.known(group) == null) {
            return null;
        }
        TableSnapshot taken = new TableSnapshot(replicas.of(group).fork(), this::protocol);
        snapshotDesk.taken(group, taken);
        return taken;
    }

    @Override
    public void restoreSnapshot(CPGroupId group, long commitIndex, TableSnapshot snapshot) {
        snapshot.writtenIn(this::protocol);
        replicas.restore(group, snapshot, commitIndex);
        listener().restored(group);
    }

    @Override
    public void onRaftNodeTerminated(CPGroupId group) {
        listener().terminated(group);
        forget(group);
    }

    @Override
    public void onRaftNodeSteppedDown(CPGroupId group) {
        forget(group);
    }

    private void forget(CPGroupId group) {
        replicas.forget(group);
        listener().forget(group);
        sites.forget(group);
    }

    @Override
    public void memberAdded(MembershipServiceEvent event) {
        members.added(event);
    }

    @Override
    public void memberRemoved(MembershipServiceEvent event) {
        members.removed(event);
    }
}
