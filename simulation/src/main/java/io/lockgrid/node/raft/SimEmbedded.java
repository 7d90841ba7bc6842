package io.lockgrid.node.raft;

import io.lockgrid.GridHealth;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.simulation.SimProcess;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * The way of an application in a member's own process: the real {@link MemberLink}, as {@link MemberTransport} uses it
 * while nobody starts the member anew. Dies with the member.
 */
public final class SimEmbedded implements Transport {
    private final MemberLink link;
    private final SimProcess process;
    private Consumer<Notices> hearer = notices -> {};

    /** @param member that has been started */
    public SimEmbedded(SimMember member) {
        this.process = member.process;
        this.link = MemberLink.of(member.engine(), member.service, member.process.name());
    }

    @Override
    public Home home() {
        return link.home();
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        return link.send(group, batch);
    }

    @Override
    public int version() {
        return link.service().protocol();
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        return SimAnswer.of(process, link.ask(group, question));
    }

    @Override
    public GridHealth health() {
        return new GridHealth(GridHealth.Status.HEALTHY, List.of());
    }

    @Override
    public void onNotices(Consumer<Notices> listener) {
        hearer = listener;
        link.onNotices(listener);
    }

    @Override
    public void onReconnected(Runnable listener) {
        link.onReconnected(listener);
    }

    @Override
    public void close() {
        link.stopListening(hearer);
    }
}
