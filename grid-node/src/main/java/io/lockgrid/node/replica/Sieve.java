package io.lockgrid.node.replica;

import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which requests of a batch go no further, and what they are answered: mostly none. Not thread-safe. */
public final class Sieve {
    /** For each request its refusal, or null where it goes on; null where all go on. */
    private @Nullable Outcome @Nullable [] refused;

    /** @param refusal answers why a request goes no further, or null */
    public Sieve(List<Request> requests, Function<Request, @Nullable Outcome> refusal) {
        more(requests, refusal);
    }

    /** Refuses more of those that went on, which were these. */
    void more(List<Request> rest, Function<Request, @Nullable Outcome> refusal) {
        int place = 0;
        for (Request request : rest) {
            while (refused != null && refused[place] != null) {
                place++;
            }
            Outcome outcome = refusal.apply(request);
            if (outcome != null) {
                refused = refused == null ? new @Nullable Outcome[rest.size()] : refused;
                refused[place] = outcome;
            }
            place++;
        }
    }

    /** The requests that go on. */
    public List<Request> rest(List<Request> requests) {
        if (refused == null) {
            return requests;
        }
        List<Request> rest = new ArrayList<>(requests.size());
        for (int i = 0; i < refused.length; i++) {
            if (refused[i] == null) {
                rest.add(requests.get(i));
            }
        }
        return rest;
    }

    /** The answer to all of them, by that to those that went on. */
    public BatchReply with(BatchReply said) {
        if (refused == null) {
            return said;
        }
        List<Outcome> outcomes = new ArrayList<>(refused.length);
        int next = 0;
        for (Outcome refusal : refused) {
            outcomes.add(refusal == null ? said.outcomes().get(next++) : refusal);
        }
        return new BatchReply(said.tableId(), outcomes, said.notices(), said.leader());
    }
}
