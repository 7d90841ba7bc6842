/**
 * What a member has seen of a group since it began: numbers and history. Not in snapshots, and never asked by the table.
 *
 * <p>Start at {@link io.lockgrid.node.replica.seen.Seen}.
 */
@NullMarked
package io.lockgrid.node.replica.seen;

import org.jspecify.annotations.NullMarked;
