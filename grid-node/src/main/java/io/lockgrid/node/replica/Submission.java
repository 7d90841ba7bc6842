package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.table.words.Result;
import io.lockgrid.node.table.words.SessionBatch;
import io.lockgrid.node.table.words.SessionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into the log: the table's commands made from its requests, and who waits for the answer. What the
 * member refuses at the edge never reaches the table. Not thread-safe: used by one thread after another.
 */
public final class Submission {
    private final Batch batch;
    private SessionBatch commands;

    /** For each request the member's refusal, or null where the table decides. */
    private final @Nullable Outcome[] refused;

    private final int bytes;
    private final CompletableFuture<BatchReply> reply = new CompletableFuture<>();

    public Submission(Batch batch, RequestRules rules) {
        this.batch = batch;
        List<Request> requests = batch.requests();
        List<SessionCommand> accepted = new ArrayList<>(requests.size());
        this.refused = new Outcome[requests.size()];
        int size = 32;
        for (int i = 0; i < requests.size(); i++) {
            Request request = requests.get(i);
            String objection = rules.objection(request);
            try {
                if (objection == null) {
                    accepted.add(rules.command(request));
                    size += EntrySize.of(request);
                }
            } catch (IllegalArgumentException impossible) {
                objection = impossible.getMessage() + "; nothing was done";
            }
            refused[i] = objection == null ? null : new Outcome.Refused(objection);
        }
        this.bytes = size;
        this.commands = new SessionBatch(batch.session(), batch.lowestOpen(), batch.ackedNotices(), accepted);
    }

    /** Refuses the requests whose commands, alone in a batch, are not readable. */
    public void refuseUnless(Predicate<SessionBatch> readable, RuntimeException why) {
        List<SessionCommand> kept = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < refused.length; i++) {
            if (refused[i] == null) {
                SessionCommand command = commands.commands().get(next++);
                if (readable.test(with(List.of(command)))) {
                    kept.add(command);
                } else {
                    refused[i] = new Outcome.Refused("no member could read the request once it was written down ("
                            + why.getMessage() + "); nothing was done; please report this");
                }
            }
        }
        commands = with(kept);
    }

    private SessionBatch with(List<SessionCommand> some) {
        return new SessionBatch(commands.session(), commands.lowestOpen(), commands.ackedEvents(), some);
    }

    /** As it came. */
    public Batch batch() {
        return batch;
    }

    public SessionBatch commands() {
        return commands;
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
        io.lockgrid.node.table.words.BatchReply said = applied.replies().get(index);
        List<Result> results = said.results();
        List<Outcome> outcomes = new ArrayList<>(refused.length);
        int next = 0;
        for (Outcome refusal : refused) {
            outcomes.add(refusal == null ? Translation.outcome(results.get(next++)) : refusal);
        }
        List<Notice> notices = Translation.notices(said.events());
        reply.complete(new BatchReply(applied.tableId(), outcomes, notices, null));
    }
}
