package io.lockgrid.node.raft;

import com.hazelcast.cluster.Member;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.LockLoss;
import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.wire.Notices;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.node.replica.Mail;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes notices from the leader to the nodes that the sessions live on: this process, another member, or a client that is
 * connected to some member. Thread-safe. Delivery is a hint: what is lost comes again with a session's next keep-alive.
 */
public final class NoticePost {
    private final NodeEngineImpl engine;
    private final IntSupplier protocol;

    /** @param identity of the client, or null where nobody has to say */
    private record Subscriber(@Nullable String identity, Consumer<Notices> sink) {}

    /**
     * Clients that are connected to this member and want notices, by the client's id, which the client says itself: so those
     * of a session are for who has its identity, too.
     */
    private final Map<UUID, List<Subscriber>> clients = new ConcurrentHashMap<>();

    /** The grids of this process. */
    private final List<Consumer<Notices>> local = new CopyOnWriteArrayList<>();

    /** @param protocol the version in which to write to other members */
    NoticePost(NodeEngineImpl engine, IntSupplier protocol) {
        this.engine = engine;
        this.protocol = protocol;
    }

    void listenLocally(Consumer<Notices> listener) {
        local.add(listener);
    }

    void stopListeningLocally(Consumer<Notices> listener) {
        local.remove(listener);
    }

    /** @param identity of the client, or null where nobody has to say */
    public void subscribe(UUID client, @Nullable String identity, Consumer<Notices> sink) {
        clients.compute(client, (id, known) -> {
            List<Subscriber> subscribers = new ArrayList<>(known == null ? List.of() : known);
            subscribers.removeIf(each -> Objects.equals(each.identity(), identity)); // of a connection before
            subscribers.add(new Subscriber(identity, sink));
            return subscribers;
        });
    }

    /** Whether it was subscribed. */
    public boolean unsubscribe(UUID client, Consumer<Notices> sink) {
        AtomicBoolean found = new AtomicBoolean();
        clients.computeIfPresent(client, (id, known) -> {
            List<Subscriber> others = new ArrayList<>(known);
            found.set(others.removeIf(each -> each.sink().equals(sink)));
            return others.isEmpty() ? null : others;
        });
        return found.get();
    }

    /** On the leader, after an entry: tells every session what the answer to its own batch does not tell it anyway. */
    public void deliver(GroupSite site, Replica.Applied applied, List<Submission> answered) {
        if (!applied.deliveries().isEmpty()) {
            Mail.of(site.name(), applied, answered)
                    .forEach(mail -> send(site.partitionId(), mail.node(), mail.identity(), mail.notices()));
        }
    }

    /** Tells every session of a table that this table is over; any thread. */
    void tellRestarted(GroupSite site, Replica replica) {
        Notice over = new Notice.SessionGone(LockLoss.Reason.GRID_RESTARTED, null, null);
        replica.fork().forEachSession(session -> {
            if (session.home().kind() != SessionKind.STOCK) {
                Notices notices = new Notices(site.name(), session.id(), List.of(over));
                send(site.partitionId(), session.home().node(), session.home().identity(), notices);
            }
        });
    }

    private void send(int partition, UUID node, @Nullable String identity, Notices notices) {
        if (deliverHere(node, identity, notices)) {
            return;
        }
        byte[] bytes = WireCodec.encode(notices, protocol.getAsInt());
        Member home = engine.getClusterService().getMember(node);
        if (home != null) {
            send(home, partition, new NoticeOp(node, identity, bytes));
            return;
        }
        for (Member member : engine.getClusterService().getMembers()) {
            if (!member.localMember()) {
                send(member, partition, new NoticeOp(node, identity, bytes));
            }
        }
    }

    /** On one thread there, so that notices do not overtake each other. */
    private void send(Member member, int partition, NoticeOp message) {
        message.setPartitionId(partition);
        engine.getOperationService().send(message, member.getAddress());
    }

    /** Hands notices to this process or to a client that is connected here; false if the node is neither. */
    boolean deliverHere(UUID node, @Nullable String identity, Notices notices) {
        if (node.equals(engine.getLocalMember().getUuid())) {
            local.forEach(listener -> listener.accept(notices));
            return true;
        }
        List<Subscriber> its = clients.getOrDefault(node, List.of()).stream()
                .filter(each -> Objects.equals(each.identity(), identity))
                .toList();
        its.forEach(each -> each.sink().accept(notices));
        return !its.isEmpty();
    }
}
