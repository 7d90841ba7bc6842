package io.lockgrid.node.raft;

import io.lockgrid.internal.wire.Batch;
import io.lockgrid.internal.wire.BatchReply;
import io.lockgrid.internal.wire.Notice;
import io.lockgrid.internal.wire.Outcome;
import io.lockgrid.internal.wire.Request;
import io.lockgrid.node.table.Result;
import io.lockgrid.node.table.SessionBatch;
import io.lockgrid.node.table.SessionCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A batch on its way into the log: the table's commands made from its requests, and who waits for the answer. What the
 * member refuses at the edge never reaches the table. Immutable but for the future.
 */
final class Submission {
    private final SessionBatch commands;

    /** For each request the member's refusal, or null where the table decides. */
    private final @Nullable Outcome[] refused;

    private final int bytes;
    private final CompletableFuture<BatchReply> reply = new CompletableFuture<>();

    Submission(Batch batch, RequestRules rules) {
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
                    size += RequestRules.size(request);
                } else {
                    refused[i] = new Outcome.Refused(objection);
                }
            } catch (IllegalArgumentException impossible) { // a number that no command has
                refused[i] = new Outcome.Refused(impossible.getMessage() + "; nothing was done");
            }
        }
        this.bytes = size;
        this.commands = new SessionBatch(
                Translation.sessionId(batch.session()), batch.lowestOpen(), batch.ackedNotices(), accepted);
    }

    SessionBatch commands() {
        return commands;
    }

    /** About how many bytes it adds to an entry; never much too low. */
    int bytes() {
        return bytes;
    }

    CompletableFuture<BatchReply> reply() {
        return reply;
    }

    /** Answers with what the table said to the batch at that place of the entry. */
    void answer(Replica.Applied applied, int index) {
        io.lockgrid.node.table.BatchReply said = applied.replies().get(index);
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
