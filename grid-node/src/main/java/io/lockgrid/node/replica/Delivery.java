package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Home;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.SessionEnd;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Something to tell a session, found while applying. Immutable. */
sealed interface Delivery {
    UUID session();

    Home home();

    record OfEvent(UUID session, Home home, NumberedEvent event) implements Delivery {}

    record OfEnd(
            UUID session,
            Home home,
            SessionEnd why,
            @Nullable String actor,
            @Nullable String note) implements Delivery {}
}
