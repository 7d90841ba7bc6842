package io.lockgrid.node.raft;

import com.hazelcast.cluster.Address;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.text.Failures;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes batches and questions to the member that leads a group, and serves those of other members here. Thread-safe.
 *
 * <p>A forwarded message ends in one of: an answer, a word that somebody else leads, the other member's departure, or
 * {@link #LONGEST_WAIT}. It is never retried here; the session that waits does that.
 */
final class Forwards {
    private static final long LONGEST_WAIT = TimeUnit.SECONDS.toNanos(10);

    /** A forwarded message without an answer yet. */
    private record Pending(GroupSite site, Address to, long sentAt, CompletableFuture<byte[]> answer) {}

    private final NodeEngineImpl engine;
    private final GridService service;
    private final Map<Long, Pending> pending = new ConcurrentHashMap<>();

    /**
     * The last number of a call. A late answer to the process that was at this address before must not be taken for one to
     * this: they do not begin at the same.
     */
    private final AtomicLong calls = new AtomicLong();

    /** Members that are in the cluster and must not keep locks together with this one, with the reason. */
    private final Map<Address, String> conflicts = new ConcurrentHashMap<>();

    Forwards(NodeEngineImpl engine, GridService service) {
        this.engine = engine;
        this.service = service;
    }

    /** Before the first message. */
    void begin() {
        calls.set(engine.getLocalMember().getUuid().getMostSignificantBits());
    }

    /** The number of the last call. */
    long lastCall() {
        return calls.get();
    }

    CompletableFuture<BatchReply> send(GroupSite site, Batch batch) {
        return forward(site, false, WireCodec.encode(batch, service.protocol()))
                .thenApply(bytes -> reply(bytes, batch.requests().size()));
    }

    private static BatchReply reply(byte[] bytes, int requests) {
        try {
            return WireCodec.decodeReply(bytes, requests);
        } catch (FormatException notUnderstood) { // what became of the batch is not known, so it is not a refusal
            throw new TransportException(Failures.words(notUnderstood), notUnderstood);
        }
    }

    CompletableFuture<byte[]> ask(GroupSite site, byte[] question) {
        return forward(site, true, question);
    }

    /** Takes bytes to the leader; what comes back is its answer, be it a refusal of what it does not understand. */
    CompletableFuture<byte[]> forward(GroupSite site, boolean question, byte[] payload) {
        Address to = site.target();
        if (to == null) {
            return CompletableFuture.failedFuture(new TransportException(
                    "the CP group '" + site.name() + "' has no leader at the moment (no majority, or an election)"));
        }
        long call = calls.incrementAndGet();
        CompletableFuture<byte[]> answer = new CompletableFuture<>();
        pending.put(call, new Pending(site, to, service.surroundings().now(), answer));
        ForwardOp message = new ForwardOp(call, question, site.name(), payload);
        message.setPartitionId(Math.max(0, site.partitionId()));
        if (!engine.getOperationService().send(message, to)) {
            fail(call, "there is no connection to member " + to);
        }
        return answer;
    }

    /** Serves another member's message, if this member leads the group. */
    void serve(long call, boolean question, String group, byte[] payload, Address from) {
        GroupSite site = service.site(group);
        if (site == null) {
            reply(call, null, from, null, "this member has no CP group '" + group + "' configured");
            return;
        }
        String conflict = conflicts.get(from);
        if (conflict != null) {
            reply(call, site, from, null, conflict);
            return;
        }
        CompletableFuture<byte[]> answer;
        try {
            answer = question
                    ? AdminDesk.answerHere(engine, service, site, payload)
                    : site.sendHere(service.rules().read(payload))
                            .thenApply(reply -> WireCodec.encode(reply, WireCodec.version(payload)));
        } catch (FormatException notUnderstood) {
            answer = CompletableFuture.completedFuture(WireCodec.refusal(notUnderstood));
        } catch (RuntimeException failure) { // a member that is stopping
            answer = CompletableFuture.failedFuture(failure);
        }
        answer.whenComplete(
                (bytes, failure) -> reply(call, site, from, bytes, failure == null ? null : Failures.words(failure)));
    }

    private void reply(
            long call, @Nullable GroupSite site, Address to, byte @Nullable [] payload, @Nullable String trouble) {
        UUID leader = site == null ? null : site.leader();
        ForwardReplyOp message = new ForwardReplyOp(call, leader, trouble, payload == null ? new byte[0] : payload);
        message.setPartitionId(Math.max(0, site == null ? 0 : site.partitionId()));
        engine.getOperationService().send(message, to);
    }

    void answered(long call, @Nullable UUID leader, @Nullable String trouble, byte[] payload) {
        Pending waiting = pending.remove(call);
        if (waiting == null) {
            return; // given up before
        }
        if (trouble == null) {
            waiting.answer().complete(payload);
        } else {
            waiting.site().hint(leader);
            waiting.answer().completeExceptionally(new TransportException(trouble));
        }
    }

    /** From now on nothing of that member's is served. */
    void refuse(Address member, String conflict) {
        conflicts.put(member, conflict);
    }

    void memberLeft(Address member) {
        conflicts.remove(member);
        failAll(waiting -> waiting.to().equals(member), "the member that was asked has left the cluster");
    }

    void expire() {
        long now = service.surroundings().now();
        failAll(waiting -> now - waiting.sentAt() > LONGEST_WAIT, "the member that leads did not answer");
    }

    void close() {
        failAll(waiting -> true, "this member is stopping");
    }

    private void failAll(Predicate<Pending> which, String trouble) {
        pending.forEach((call, waiting) -> {
            if (which.test(waiting)) {
                fail(call, trouble);
            }
        });
    }

    private void fail(long call, String trouble) {
        Pending waiting = pending.remove(call);
        if (waiting != null) {
            waiting.site().hint(null);
            waiting.answer().completeExceptionally(new TransportException(trouble));
        }
    }
}
