package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * A batch on its way into the log: its requests with the rules that apply to them, and who waits for the answer. What the
 * member refuses at the edge never reaches the table. Not thread-safe: used by one thread after another.
 */
public final class Submission {
    private final Batch batch;
    private Batch ruled;

    private final Sieve sieve;
    private final int bytes;
    private final CompletableFuture<BatchReply> reply = new CompletableFuture<>();

    public Submission(Batch batch, RequestRules rules) {
        this.batch = batch;
        this.sieve = new Sieve(batch.requests(), request -> {
            String objection = rules.objection(request);
            return objection == null ? null : new Outcome.Refused(objection);
        });
        List<Request> accepted = sieve.rest(batch.requests());
        this.bytes = 32 + accepted.stream().mapToInt(EntrySize::of).sum();
        this.ruled = batch.with(accepted.stream().map(rules::applied).toList());
    }

    /** Refuses the requests that, alone in a batch, are not readable. */
    public void refuseUnless(Predicate<Batch> readable, RuntimeException why) {
        List<Request> known = ruled.requests();
        List<Request> kept = new ArrayList<>();
        sieve.more(known, request -> {
            if (readable.test(batch.with(List.of(request)))) {
                kept.add(request);
                return null;
            }
            return new Outcome.Refused("no member could read the request once it was written down (" + why.getMessage()
                    + "); nothing was done; please report this");
        });
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
        reply.complete(sieve.with(applied.replies().get(index)));
    }
}
