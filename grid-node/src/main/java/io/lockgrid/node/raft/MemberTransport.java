package io.lockgrid.node.raft;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.GridHealth;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.internal.tls.OwnCertificate;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.membership.Keeper;
import io.lockgrid.node.membership.MemberFate;
import io.lockgrid.node.membership.MemberHost;
import io.lockgrid.node.replica.seen.Tally;
import io.lockgrid.node.wire.TlsExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The way of a member's own application to the leader: straight into its group commit, or forwarded. Goes on through a
 * member that was started in the place of another. Thread-safe.
 */
final class MemberTransport implements Transport, MemberSight, MemberFate {
    private final String name;
    private final Keeper keeper;
    private final Surroundings surroundings;

    /** Through the member as it is now. */
    private volatile MemberLink link;

    /** Why there is no member at the moment. */
    private volatile @Nullable String away;

    private volatile Consumer<Notices> hearer = notices -> {};
    private volatile Runnable reconnected = () -> {};

    MemberTransport(MemberHost host, GridNodeConfig config, String name, Surroundings surroundings) {
        this.name = name;
        this.surroundings = surroundings;
        this.link = link(host.member());
        this.keeper = Keeper.start(host, config, surroundings, this::leave, this::come);
    }

    private MemberLink link(HazelcastInstance member) {
        NodeEngineImpl engine = NodeRuntime.engine(member);
        return MemberLink.of(engine, NodeRuntime.serviceOf(engine), name);
    }

    private void leave(String why) {
        away = "this member starts anew: " + why;
    }

    private synchronized void come(HazelcastInstance member) {
        MemberLink next = link(member);
        next.onNotices(hearer);
        next.onReconnected(reconnected);
        link = next;
        away = null;
        reconnected.run();
    }

    @Override
    public Home home() {
        return link.home();
    }

    @Override
    public String address() {
        return link.home().host();
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        MemberLink now = link;
        String why = trouble();
        return why == null ? now.send(group, batch) : CompletableFuture.failedFuture(new TransportException(why));
    }

    @Override
    public int version() {
        return link.service().protocol();
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        MemberLink now = link;
        String why = trouble();
        return why == null ? now.ask(group, question) : CompletableFuture.failedFuture(new TransportException(why));
    }

    /** Why nothing can be asked from here; null if it can. */
    private @Nullable String trouble() {
        String why = away;
        return why != null || link.engine().isRunning()
                ? why
                : "the Hazelcast member of this grid has stopped"
                        + (keeper.isOwn() ? ", and is started anew" : ": the application has to start it again");
    }

    @Override
    public GridHealth health() {
        String why = trouble();
        if (why != null) {
            return new GridHealth(GridHealth.Status.UNAVAILABLE, List.of(why));
        }
        GridHealth seen = link.service().health();
        List<String> reasons = new ArrayList<>(seen.reasons());
        keeper.worries().stream().filter(worry -> !reasons.contains(worry)).forEach(reasons::add);
        GridHealth all = new GridHealth(seen.status(), reasons);
        return OwnCertificate.health(all, certificate(), surroundings.wallMillis());
    }

    private @Nullable OwnCertificate certificate() {
        return TlsExtension.certificate(link.engine().getNode().getNodeExtension());
    }

    @Override
    public OptionalDouble certificateDaysLeft() {
        return OwnCertificate.daysLeft(certificate(), surroundings.wallMillis());
    }

    /** Whether this member has its seat and can vote with it, or all seats belong to others. */
    @Override
    public boolean isSettled() {
        return keeper.isSettled();
    }

    @Override
    public List<String> groups() {
        return link.service().groups();
    }

    @Override
    public @Nullable Counts counts(String group) {
        Tally tally = link.service().tally(group);
        return tally == null ? null : new Counts(tally.holds(), tally.waiters(), tally.grants(), tally.losses());
    }

    @Override
    public @Nullable Seats seats(String group) {
        GroupSite site = link.service().site(group);
        return site == null || away != null ? null : site.seats();
    }

    @Override
    public long leaderChanges(String group) {
        return link.service().leaders().changes(group);
    }

    @Override
    public Map<String, Long> keeperActions() {
        return keeper.actions();
    }

    @Override
    public synchronized void onNotices(Consumer<Notices> listener) {
        hearer = listener;
        link.onNotices(listener);
    }

    @Override
    public synchronized void onReconnected(Runnable listener) {
        reconnected = listener;
        link.onReconnected(listener);
    }

    @Override
    public void halt() {
        keeper.halt();
    }

    @Override
    public void cutOff() {
        link.engine().getNode().getServer().stop();
    }

    @Override
    public void heal() {
        link.engine().getNode().getServer().start();
    }

    @Override
    public void close() {
        link.stopListening(hearer);
        keeper.close();
    }
}
