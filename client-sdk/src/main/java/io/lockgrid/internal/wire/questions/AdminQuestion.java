package io.lockgrid.internal.wire.questions;

import io.lockgrid.internal.text.NamePatterns;
import java.util.List;
import java.util.function.Predicate;

/**
 * An operator's question, and what he may see. Immutable.
 *
 * @param names the locks that the answer may tell of, as patterns, laid down by the member that he is connected to; empty
 *     for all
 */
public record AdminQuestion(AdminQuery query, List<String> names) {
    /** Of somebody who may see everything. */
    public AdminQuestion(AdminQuery query) {
        this(query, List.of());
    }

    public AdminQuestion {
        names = List.copyOf(names);
    }

    /** Whether he may see some locks only. */
    public boolean isNarrow() {
        return !names.isEmpty();
    }

    /** Whether he may see the lock of this name. */
    public Predicate<String> visible() {
        return isNarrow() ? new NamePatterns(names)::match : name -> true;
    }
}
