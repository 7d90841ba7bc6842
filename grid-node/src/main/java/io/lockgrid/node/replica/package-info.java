/**
 * A lock table in time, without an engine: what one member has of a group, whoever brings the entries.
 *
 * <p>Start at {@link io.lockgrid.node.replica.Replica}, which applies entries to the table and notes when its times are over.
 * A {@link io.lockgrid.node.replica.Submission} is a batch on its way into an entry, made under the member's {@link
 * io.lockgrid.node.replica.RequestRules}, and {@link io.lockgrid.node.replica.WaitingBatches} has those that are not in one
 * yet; {@link io.lockgrid.node.replica.Mail} is what an entry led to for others. {@code seen} remembers what happened,
 * {@code reads} answers operators. Nothing here imports the engine.
 */
@NullMarked
package io.lockgrid.node.replica;

import org.jspecify.annotations.NullMarked;
