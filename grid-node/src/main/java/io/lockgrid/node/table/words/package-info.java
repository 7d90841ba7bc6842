/**
 * What only a lock table and its members say: what the log carries, what elapsed, and what Hazelcast's own lock API asks.
 * Immutable records, which know neither rules nor bytes; what sessions ask is in {@code io.lockgrid.internal.words}.
 *
 * <p>Start at {@link io.lockgrid.node.table.words.Entry}, what one entry of the log carries.
 */
@NullMarked
package io.lockgrid.node.table.words;

import org.jspecify.annotations.NullMarked;
