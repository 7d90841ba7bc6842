package io.lockgrid.node.table.words;

/**
 * An event of a session. Immutable.
 *
 * @param number 1, 2, 3 and so on in each session
 */
public record NumberedEvent(long number, Event event) {}
