package io.lockgrid.internal.wire.questions;

import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.text.NamePatterns;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An operator's question, and what he may see. Immutable.
 *
 * @param names the locks that the answer may tell of, as patterns, laid down by the member that he is connected to; null
 *     for all, empty for none
 */
public record AdminQuestion(
        AdminQuery query, @MayBeNull @Nullable List<String> names) {
    /** Of somebody who may see everything. */
    public AdminQuestion(AdminQuery query) {
        this(query, null);
    }

    public AdminQuestion {
        names = names == null ? null : List.copyOf(names);
    }

    /** Whether he may see some locks only. */
    public boolean isNarrow() {
        return names != null;
    }

    /** Whether he may see the lock of this name. */
    public Predicate<String> visible() {
        List<String> told = names;
        return told == null ? name -> true : new NamePatterns(told)::match;
    }
}
