package io.lockgrid.node.table;

/**
 * How many sessions a client has. Immutable.
 *
 * @param client the id of its label
 * @param count at least 1
 */
record ClientSessions(String client, int count) {}
