package io.lockgrid.node.raft;

import io.lockgrid.GridHealth;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.session.Transport;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.text.Failures;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Home;
import io.lockgrid.simulation.SimProcess;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A light client's way to the grid, as {@code ClientTransport} behaves over the engine's client. */
public final class SimClient implements Transport {
    private record Pending(SimMember member, CompletableFuture<byte[]> answer) {}

    private final SimCluster cluster;
    private final SimProcess process;
    private final UUID id;
    private final Map<UUID, SimMember> connected = new LinkedHashMap<>();
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Map<String, UUID> leaders = new HashMap<>();
    private long calls;
    private Consumer<Notices> listener = notices -> {};
    private Runnable reconnected = () -> {};
    private boolean closed;

    public SimClient(SimCluster cluster, SimProcess process) {
        this.cluster = cluster;
        this.process = process;
        this.id = process.newId();
        cluster.add(this);
    }

    /** There is a member; some time later this client has a connection to it. */
    void found(SimMember member) {
        process.in(cluster.sim.network().nextInt(200_000_000), "connect", () -> {
            if (!closed && cluster.isThere(member) && connected.putIfAbsent(member.id(), member) == null) {
                leaders.clear();
                cluster.network.send(process, member.process, new byte[1], "subscribe", () -> {
                    member.subscribe(id, bytes -> tell(member, bytes));
                    cluster.network.send(member.process, process, new byte[1], "subscribed", () -> reconnected.run());
                });
            }
        });
    }

    private void tell(SimMember member, byte[] bytes) {
        cluster.network.send(
                member.process, process, bytes, "notices", () -> listener.accept(WireCodec.decodeNotices(bytes)));
    }

    /** That member's process is dead: the connection breaks, and with it what is under way. */
    void lost(SimMember member) {
        process.in(cluster.sim.network().nextInt(50_000_000), "disconnect", () -> {
            if (connected.remove(member.id()) != null) {
                List<Long> broken = pending.entrySet().stream()
                        .filter(each -> each.getValue().member() == member)
                        .map(Map.Entry::getKey)
                        .toList();
                for (Long call : broken) {
                    Pending waiting = pending.remove(call);
                    if (waiting != null) {
                        waiting.answer().completeExceptionally(new TransportException("the connection was closed"));
                    }
                }
            }
        });
    }

    /** This process is dead, which members notice some time later. */
    public void gone() {
        closed = true;
        cluster.remove(this);
        for (SimMember member : cluster.members()) {
            member.process.in(cluster.sim.network().nextInt(50_000_000), "disconnect", () -> member.unsubscribe(id));
        }
    }

    @Override
    public Home home() {
        return new Home(SessionKind.CLIENT, process.name(), "host-" + process.name(), id);
    }

    @Override
    public CompletableFuture<BatchReply> send(String group, Batch batch) {
        SimMember to = target(group);
        if (to == null) {
            return unconnected();
        }
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        long call = pending(to, answer);
        byte[] bytes = WireCodec.encode(batch, WireCodec.NEWEST);
        cluster.sim.note("sends to " + group + " " + batch);
        cluster.network.send(process, to.process, bytes, "batch", () -> serve(to, call, to.batch(group, bytes)));
        return answer.handle((reply, failure) -> hear(group, batch, reply, failure));
    }

    /** The leader of a group as far as it is known, else any; null where there is none. */
    private @Nullable SimMember target(String group) {
        UUID leader = leaders.get(group);
        SimMember known = leader == null ? null : connected.get(leader);
        List<SimMember> all = List.copyOf(connected.values());
        if (known != null || all.isEmpty()) {
            return known;
        }
        return all.get(cluster.sim.network().nextInt(all.size()));
    }

    private static <T> CompletableFuture<T> unconnected() {
        return CompletableFuture.failedFuture(new TransportException("this client is not connected to any member"));
    }

    private long pending(SimMember to, CompletableFuture<byte[]> answer) {
        long call = ++calls;
        pending.put(call, new Pending(to, answer));
        return call;
    }

    /** In the member's process. */
    private void serve(SimMember member, long call, CompletableFuture<byte[]> served) {
        served.whenComplete((reply, failure) -> {
            byte[] sent = reply == null ? new byte[0] : reply;
            String trouble = failure == null ? null : Failures.words(failure);
            cluster.network.send(member.process, process, sent, "answer", () -> answered(call, sent, trouble));
        });
    }

    private void answered(long call, byte[] bytes, @Nullable String trouble) {
        Pending waiting = pending.remove(call);
        if (waiting == null) {
            return; // it came twice, or too late
        } else if (trouble == null) {
            waiting.answer().complete(bytes);
        } else {
            waiting.answer().completeExceptionally(new TransportException(trouble));
        }
    }

    private BatchReply hear(String group, Batch batch, byte @Nullable [] bytes, @Nullable Throwable failure) {
        if (bytes == null) {
            leaders.remove(group);
            Throwable cause = failure == null ? new IllegalStateException("no answer") : failure;
            throw new TransportException(String.valueOf(cause.getMessage()), cause);
        }
        BatchReply reply = WireCodec.decodeReply(bytes, batch.requests().size());
        cluster.sim.note("hears " + reply);
        UUID leader = reply.leader();
        if (leader != null) {
            leaders.put(group, leader);
        }
        return reply;
    }

    @Override
    public CompletableFuture<byte[]> ask(String group, byte[] question) {
        SimMember to = target(group);
        if (to == null) {
            return unconnected();
        }
        SimAnswer answer = new SimAnswer(process);
        long call = pending(to, answer);
        cluster.network.sendInOrder( // as over a connection: an act that came twice would be refused the second time
                process, to.process, question, "question", () -> serve(to, call, answer(to, group, question)));
        return answer;
    }

    /** In the member's process, as {@code AskTask} does. */
    private static CompletableFuture<byte[]> answer(SimMember member, String group, byte[] question) {
        GroupSite site = member.service.site(group);
        try {
            return site == null
                    ? CompletableFuture.failedFuture(new IllegalArgumentException("no CP group " + group))
                    : AdminDesk.answer(member.engine(), member.service, site, question);
        } catch (FormatException | IllegalArgumentException notUnderstood) {
            return CompletableFuture.completedFuture(WireCodec.refusal(notUnderstood));
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    @Override
    public GridHealth health() {
        return new GridHealth(GridHealth.Status.HEALTHY, List.of());
    }

    @Override
    public void onNotices(Consumer<Notices> hearer) {
        listener = hearer;
    }

    @Override
    public void onReconnected(Runnable hearer) {
        reconnected = hearer;
    }

    @Override
    public void close() {
        closed = true;
        for (SimMember member : connected.values()) {
            cluster.network.send(process, member.process, new byte[1], "bye", () -> member.unsubscribe(id));
        }
        connected.clear();
    }
}
