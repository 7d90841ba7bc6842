/**
 * The lock table: the one place where the rules of locks live.
 *
 * <p>Commands go in, answers, events and timers come out. Nothing here reads a clock, starts a
 * thread, does I/O or looks at configuration, so every replica that applies the same entries in the
 * same order is in the same state.
 *
 * <p>Start reading at {@link io.lockgrid.node.table.LockTable}; {@link
 * io.lockgrid.node.table.SessionCommand} and {@link io.lockgrid.node.table.TimeCommand} are all that
 * can be asked of it. {@link io.lockgrid.node.table.EntryCodec} and {@link
 * io.lockgrid.node.table.SnapshotCodec} turn commands and whole tables into bytes.
 */
@NullMarked
package io.lockgrid.node.table;

import org.jspecify.annotations.NullMarked;
