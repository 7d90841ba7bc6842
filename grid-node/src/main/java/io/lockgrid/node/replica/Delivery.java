package io.lockgrid.node.replica;

import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Notice;
import java.util.UUID;

/** Something to tell a session, found while applying. Immutable. */
record Delivery(UUID session, Home home, Notice notice) {}
