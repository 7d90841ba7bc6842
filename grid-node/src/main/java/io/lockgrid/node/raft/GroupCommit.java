package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import com.hazelcast.cp.internal.raft.impl.RaftNode;
import com.hazelcast.cp.internal.util.PartitionSpecificRunnableAdaptor;
import com.hazelcast.spi.impl.NodeEngineImpl;
import io.lockgrid.internal.session.TransportException;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.node.replica.EntrySize;
import io.lockgrid.node.replica.Replica;
import io.lockgrid.node.replica.Submission;
import io.lockgrid.node.replica.WaitingBatches;
import io.lockgrid.node.table.words.TimeCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Puts the batches of many sessions into one Raft entry, on the member that leads the group (like a database's group
 * commit): what arrives while entries are under way travels in the next.
 *
 * <p>Any thread may submit. The count of entries under way and what is in them are owned by the group's partition
 * thread, on which {@link #drain} and all completions run.
 */
final class GroupCommit {
    /** With one entry gathering while one travels, more in flight only makes entries smaller. */
    private static final int MAX_ENTRIES = 2;

    private final GroupSite site;
    private final NodeEngineImpl engine;
    private final GridService service;
    private final Proposals proposals;
    private final WaitingBatches waiting;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean closed;

    /** Entries under way in the CP group named with it; owned by the partition thread. */
    private int underway;

    private @Nullable CPGroupId underwayIn;

    /** Whether one of them says what has elapsed; the next one waits for it. */
    private boolean elapsing;

    GroupCommit(GroupSite site, NodeEngineImpl engine, GridService service, NodeSettings settings) {
        this.site = site;
        this.engine = engine;
        this.service = service;
        this.waiting = new WaitingBatches(settings.rules());
        this.proposals =
                Proposals.in(service::protocol, service.rules().limits().auditEntries(), service.surroundings());
    }

    CompletableFuture<BatchReply> submit(Batch batch) {
        Submission submission = waiting.add(batch);
        schedule();
        return submission.reply();
    }

    private void schedule() {
        int partition = site.partitionId();
        if (partition >= 0 && !closed && scheduled.compareAndSet(false, true)) {
            engine.getOperationService().execute(new PartitionSpecificRunnableAdaptor(this::onSchedule, partition));
        }
    }

    private void onSchedule() {
        scheduled.set(false);
        drain();
    }

    /** On the partition thread: sends what waits, as far as entries may be under way. */
    private void drain() {
        CPGroupId group = site.id();
        RaftNode node = group == null ? null : service.raft().getRaftNode(group);
        if (group == null || node == null || !site.leads()) {
            failWaiting();
            return;
        }
        count(group);
        while (underway < MAX_ENTRIES && !waiting.isEmpty()) {
            replicate(group, node, gather(), List.of());
        }
    }

    /** Counts entries of another CP group, after a re-creation, from zero. */
    private void count(CPGroupId group) {
        if (!group.equals(underwayIn)) {
            underwayIn = group;
            underway = 0;
            elapsing = false;
        }
    }

    private List<Submission> gather() {
        List<Submission> gathered = new ArrayList<>();
        int bytes = 0;
        Submission next = waiting.peek();
        while (next != null && (gathered.isEmpty() || bytes + next.bytes() <= EntrySize.MOST)) {
            Submission taken = waiting.poll();
            if (taken == null) {
                break; // closed meanwhile
            }
            gathered.add(taken);
            bytes += taken.bytes();
            next = waiting.peek();
        }
        return gathered;
    }

    /** Turns time that has passed into commands; any thread. */
    void tick() {
        int partition = site.partitionId();
        if (partition >= 0 && !closed) {
            engine.getOperationService().execute(new PartitionSpecificRunnableAdaptor(this::writeElapsed, partition));
        }
    }

    /** Writes an entry of nothing where there is no table yet; any thread. */
    void found() {
        int partition = site.partitionId();
        if (partition >= 0 && !closed) {
            engine.getOperationService().execute(new PartitionSpecificRunnableAdaptor(this::writeFirst, partition));
        }
    }

    private void writeFirst() {
        CPGroupId group = site.id();
        RaftNode node = group == null ? null : service.raft().getRaftNode(group);
        if (group != null
                && node != null
                && site.leads()
                && service.replicas().of(group).tableId() == 0) {
            count(group);
            replicate(group, node, List.of(), List.of());
        }
    }

    private void writeElapsed() {
        CPGroupId group = site.id();
        RaftNode node = group == null ? null : service.raft().getRaftNode(group);
        if (group == null || node == null || !site.leads()) {
            return;
        }
        service.snapshotDesk().look(node);
        count(group);
        if (underway > MAX_ENTRIES) {
            return;
        }
        if (!elapsing) {
            List<TimeCommand> elapsed = service.replicas().of(group).elapsed();
            if (!elapsed.isEmpty()) {
                elapsing = true;
                replicate(group, node, List.of(), elapsed);
            }
        }
        drain(); // what a failure has left behind; mostly nothing
    }

    private void replicate(CPGroupId group, RaftNode node, List<Submission> submissions, List<TimeCommand> elapsed) {
        underway++;
        try {
            EntryOp op = proposals.of(submissions, elapsed);
            GroupSite.outcome(node.replicate(op))
                    .whenCompleteAsync(
                            (applied, failure) -> onApplied(
                                    group, submissions, !elapsed.isEmpty(), (Replica.Applied) applied, failure),
                            Runnable::run);
        } catch (Throwable failure) { // nothing comes back of it: neither must wait for it
            underway--;
            elapsing &= elapsed.isEmpty();
            fail(submissions, failure);
            throw failure;
        }
    }

    private void onApplied(
            CPGroupId group,
            List<Submission> submissions,
            boolean elapsed,
            Replica.@Nullable Applied applied,
            @Nullable Throwable failure) {
        if (group.equals(underwayIn)) {
            underway--;
            elapsing &= !elapsed;
        }
        try {
            if (applied == null) {
                fail(submissions, failure);
            } else {
                settle(submissions, applied);
            }
        } finally {
            if (applied != null) {
                drain(); // now, so that one message tells the followers of this commit and of the next entry
                if (elapsed) {
                    tick(); // one entry takes a part only; what came meanwhile on this thread has its turn first
                }
            } else if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }

    private void fail(List<Submission> submissions, @Nullable Throwable failure) {
        TransportException trouble =
                new TransportException("the CP group '" + site.name() + "' did not commit: " + failure);
        submissions.forEach(submission -> submission.reply().completeExceptionally(trouble));
    }

    private void settle(List<Submission> submissions, Replica.Applied applied) {
        for (int i = 0; i < submissions.size(); i++) {
            try {
                submissions.get(i).answer(applied, i);
            } catch (RuntimeException failure) { // the others are answered all the same
                fail(List.of(submissions.get(i)), failure);
            }
        }
        service.noticePost().deliver(site, applied, submissions);
    }

    private void failWaiting() {
        TransportException trouble = new TransportException(
                "the CP group '" + site.name() + "' is led by another member now, or has no leader");
        Submission next = waiting.poll();
        while (next != null) {
            next.reply().completeExceptionally(trouble);
            next = waiting.poll();
        }
    }

    void close() {
        closed = true;
        failWaiting();
    }
}
