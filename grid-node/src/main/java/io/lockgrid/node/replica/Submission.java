package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into the log: its requests with the rules that apply to them, and who waits for the answer. What the
 * member refuses at the edge never reaches the table. Not thread-safe: used by one thread after another.
 */
public final class Submission {
    private final Batch batch;
    private Batch ruled;

    /** For each request the member's refusal, or null where the table decides. */
    private final @Nullable Outcome[] refused;

    private final int bytes;
    private final CompletableFuture<BatchReply> reply = new CompletableFuture<>();

    public Submission(Batch batch, RequestRules rules) {
        this.batch = batch;
        List<Request> requests = batch.requests();
        List<Request> accepted = new ArrayList<>(requests.size());
        this.refused = new Outcome[requests.size()];
        int size = 32;
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            String objection = rules.objection(request);
            if (objection == null) {
                accepted.add(rules.applied(request));
                size += EntrySize.of(request);
            } else {
                refused[i] = new Outcome.Refused(objection);
            }
        }
        this.bytes = size;
        this.ruled = batch.with(accepted);
    }

    /** Refuses the requests that, alone in a batch, are not readable. */
    public void refuseUnless(Predicate<Batch> readable, RuntimeException why) {
        List<Request> kept = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < refused.length; i++) {
            if (refused[i] == null) {
                Request request = ruled.requests().get(next++);
                if (readable.test(batch.with(List.of(request)))) {
                    kept.add(request);
                } else {
                    refused[i] = new Outcome.Refused("no member could read the request once it was written down ("
                            + why.getMessage() + "); nothing was done; please report this");
                }
            }
        }
        ruled = batch.with(kept);
    }

    /** As it came. */
    public Batch batch() {
        return batch;
    }

    /** As it is written down. */
    public Batch ruled() {
        return ruled;
    }

    /** About how many bytes it adds to an entry; never much too low. */
    public int bytes() {
        return bytes;
    }

    public CompletableFuture<BatchReply> reply() {
        return reply;
    }

    /** Answers with what the table said to the batch at that place of the entry. */
    public void answer(Replica.Applied applied, int index) {
        BatchReply said = applied.replies().get(index);
        List<Outcome> outcomes = new ArrayList<>(refused.length);
        int next = 0;
        for (Outcome refusal : refused) {
            outcomes.add(refusal == null ? said.outcomes().get(next++) : refusal);
        }
        reply.complete(new BatchReply(said.tableId(), outcomes, said.notices(), null));
    }
}
