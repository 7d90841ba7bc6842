package io.lockgrid.node.raft;

import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.GridHealth;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.Batch;
import io.lockgrid.internal.wire.BatchReply;
import io.lockgrid.internal.wire.Home;
import io.lockgrid.internal.wire.Notices;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** The way of a member's own application to the leader: straight into its group commit, or forwarded. Thread-safe. */
final class MemberTransport implements Transport {
    private final NodeEngineImpl engine;
    private final GridService service;
    private final Runnable whenClosed;
    private final Home home;
    private volatile Consumer<Notices> hearer = notices -> {};

    MemberTransport(NodeEngineImpl engine, GridService service, String name, Runnable whenClosed) {
        this.engine = engine;
        this.service = service;
        this.whenClosed = whenClosed;
        String host = engine.getThisAddress().getHost() + ":"
                + engine.getThisAddress().getPort();
        this.home =
                new Home(Home.Kind.MEMBER, name, host, engine.getLocalMember().getUuid());
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public CompletableFuture<BatchReply> send(Batch batch) {
        GroupSite site = service.site(batch.group());
        return site == null ? CompletableFuture.failedFuture(unknown(batch.group())) : site.send(batch);
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        GroupSite site = service.site(group);
        return site == null
                ? CompletableFuture.failedFuture(unknown(group))
                : AdminDesk.answer(engine, service, site, question);
    }

    private static TransportException unknown(String group) {
        return new TransportException("this member has no CP group '" + group + "' configured");
    }

    @Override
    public GridHealth health() {
        return service.health();
    }

    @Override
    public void onNotices(Consumer<Notices> listener) {
        hearer = listener;
        service.noticePost().listenLocally(listener);
    }

    @Override
    public void onReconnected(Runnable listener) {
        service.onNewLeader(listener);
    }

    @Override
    public void close() {
        service.noticePost().stopListeningLocally(hearer);
        whenClosed.run();
    }
}
