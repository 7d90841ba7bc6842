package io.lockgrid.node.raft;

import io.lockgrid.GridHealth;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.wire.Batch;
import io.lockgrid.internal.wire.BatchReply;
import io.lockgrid.internal.wire.Home;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.simulation.SimProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A light client's way to the grid, as {@code ClientTransport} behaves over the engine's client. */
public final class SimClient implements Transport {
    private final SimCluster cluster;
    private final SimProcess process;
    private final UUID id;
    private final Map<Long, CompletableFuture<byte[]>> pending = new HashMap<>();
    private final Map<String, UUID> leaders = new HashMap<>();
    private long calls;
    private Consumer<Notices> listener = notices -> {};

    public SimClient(SimCluster cluster, SimProcess process) {
        this.cluster = cluster;
        this.process = process;
        this.id = process.newId();
    }

    @Override
    public Home home() {
        return new Home(Home.Kind.CLIENT, process.name(), "host-" + process.name(), id);
    }

    @Override
    public CompletableFuture<BatchReply> send(Batch batch) {
        UUID leader = leaders.get(batch.group());
        SimMember known = leader == null ? null : cluster.of(leader);
        List<SimMember> all = cluster.members();
        SimMember to = known == null ? all.get(cluster.sim.network().nextInt(all.size())) : known;
        long call = ++calls;
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        pending.put(call, answer);
        byte[] bytes = WireCodec.encode(batch, WireCodec.NEWEST);
        cluster.sim.note("sends " + batch);
        cluster.network.send(process, to.process, bytes, "batch", () -> serve(to, call, batch.group(), bytes));
        return answer.handle((reply, failure) -> hear(batch, reply, failure));
    }

    /** In the member's process. */
    private void serve(SimMember member, long call, String group, byte[] bytes) {
        member.batch(group, bytes).whenComplete((reply, failure) -> {
            byte[] sent = reply == null ? new byte[0] : reply;
            String trouble = failure == null ? null : Translation.words(failure);
            cluster.network.send(member.process, process, sent, "answer", () -> answered(call, sent, trouble));
        });
    }

    private void answered(long call, byte[] bytes, @Nullable String trouble) {
        CompletableFuture<byte[]> waiting = pending.remove(call);
        if (waiting == null) {
            return; // it came twice
        } else if (trouble == null) {
            waiting.complete(bytes);
        } else {
            waiting.completeExceptionally(new TransportException(trouble));
        }
    }

    private BatchReply hear(Batch batch, byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (bytes == null) {
            leaders.remove(batch.group());
            Throwable cause = failure == null ? new IllegalStateException("no answer") : failure;
            throw new TransportException(String.valueOf(cause.getMessage()), cause);
        }
        BatchReply reply = WireCodec.decodeReply(bytes, batch.requests().size());
        cluster.sim.note("hears " + reply);
        UUID leader = reply.leader();
        if (leader != null) {
            leaders.put(batch.group(), leader);
        }
        return reply;
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        return CompletableFuture.failedFuture(new TransportException("nobody asks in this simulation"));
    }

    @Override
    public GridHealth health() {
        return new GridHealth(GridHealth.Status.HEALTHY, List.of());
    }

    @Override
    public void onNotices(Consumer<Notices> hearer) {
        listener = hearer;
        for (SimMember member : cluster.members()) {
            member.process.soon(
                    "subscribe",
                    () -> member.subscribe(
                            id,
                            bytes -> cluster.network.send(
                                    member.process,
                                    process,
                                    bytes,
                                    "notices",
                                    () -> listener.accept(WireCodec.decodeNotices(bytes)))));
        }
    }

    @Override
    public void onReconnected(Runnable hearer) {
        // connections of the simulation are cut, and never closed
    }

    @Override
    public void close() {
        cluster.members().forEach(member -> member.process.soon("unsubscribe", () -> member.unsubscribe(id)));
    }
}
