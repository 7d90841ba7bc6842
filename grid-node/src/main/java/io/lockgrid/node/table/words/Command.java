package io.lockgrid.node.table.words;

/** Anything that can be asked of the {@code LockTable}. Commands are immutable. */
public sealed interface Command permits SessionCommand, TimeCommand {}
