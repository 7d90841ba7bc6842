package io.lockgrid.node.table;

import java.util.UUID;

/**
 * How many sessions a client has. Immutable.
 *
 * @param client its id
 * @param count at least 1
 */
record ClientSessions(UUID client, int count) {}
