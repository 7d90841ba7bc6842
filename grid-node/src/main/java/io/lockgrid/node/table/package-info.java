/**
 * The lock table: the one place where the rules of locks live.
 *
 * <p>Requests go in; outcomes, notices and timers come out. Nothing here reads a clock, starts a thread, does I/O or looks at
 * configuration, so every replica that applies the same entries in the same order is in the same state.
 *
 * <p>A lock is a pool of units: holds have some of them each, a lock-delay keeps those of the hold that was taken away, and
 * who waits is served in turn as soon as what the first wants is free. A mutex has one unit; no rule knows more of a kind.
 *
 * <p>Start reading at {@link io.lockgrid.node.table.LockTable}. What can be asked of it and what it answers is in {@code
 * words}, how those are written in {@code bytes}; {@code trie} is the map that everything is kept in, whose copies share
 * what did not change. {@link io.lockgrid.node.table.SnapshotCodec} turns whole tables into bytes.
 */
@NullMarked
package io.lockgrid.node.table;

import org.jspecify.annotations.NullMarked;
