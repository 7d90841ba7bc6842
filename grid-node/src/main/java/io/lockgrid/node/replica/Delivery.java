package io.lockgrid.node.replica;

import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.SessionEnd;
import io.lockgrid.node.table.words.SessionId;
import io.lockgrid.node.table.words.SessionLabel;
import org.jspecify.annotations.Nullable;

/** Something to tell a session, found while applying. Immutable. */
sealed interface Delivery {
    SessionId session();

    SessionLabel label();

    record OfEvent(SessionId session, SessionLabel label, NumberedEvent event) implements Delivery {}

    record OfEnd(
            SessionId session,
            SessionLabel label,
            SessionEnd why,
            @Nullable String actor,
            @Nullable String note) implements Delivery {}
}
