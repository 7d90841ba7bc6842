package io.lockgrid.node.replica;

import io.lockgrid.internal.words.BatchReply;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which requests of a batch go no further, and what they are answered. Not thread-safe. */
public final class Refusals {
    /** For each request its refusal, or null where it goes on. */
    private final @Nullable Outcome[] refused;

    private Refusals(@Nullable Outcome[] refused) {
        this.refused = refused;
    }

    /** @param refusal answers why a request goes no further, or null */
    public static Refusals of(List<Request> requests, Function<Request, @Nullable Outcome> refusal) {
        return new Refusals(requests.stream().map(refusal).toArray(Outcome[]::new));
    }

    /** The requests that go on. */
    public List<Request> rest(List<Request> requests) {
        List<Request> rest = new ArrayList<>(requests.size());
        for (int i = 0; i < refused.length; i++) {
            if (refused[i] == null) {
                rest.add(requests.get(i));
            }
        }
        return rest;
    }

    /** Refuses more of those that went on, which were these. */
    void more(List<Request> rest, Function<Request, @Nullable Outcome> refusal) {
        int next = 0;
        for (int i = 0; i < refused.length; i++) {
            if (refused[i] == null) {
                refused[i] = refusal.apply(rest.get(next++));
            }
        }
    }

    /** The answer to all of them, by that to those that went on. */
    public BatchReply with(BatchReply said) {
        List<Outcome> outcomes = new ArrayList<>(refused.length);
        int next = 0;
        for (Outcome refusal : refused) {
            outcomes.add(refusal == null ? said.outcomes().get(next++) : refusal);
        }
        return new BatchReply(said.tableId(), outcomes, said.notices(), said.leader());
    }
}
