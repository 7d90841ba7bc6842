package io.lockgrid.node.table.words;

import io.lockgrid.node.table.LockTable;

/** Anything that can be asked of the {@link LockTable}. Commands are immutable. */
public sealed interface Command permits SessionCommand, TimeCommand {}
