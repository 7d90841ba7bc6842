package io.lockgrid.node.table.words;

/**
 * Who a session belongs to, for operators and for the delivery of its events. Immutable.
 *
 * @param kind who opened it
 * @param name name of the member or client
 * @param host host and port
 * @param nodeId the node that gets the session's events, a UUID as text
 */
public record SessionLabel(SessionKind kind, String name, String host, String nodeId) {}
