/**
 * Measures the grid beside the stock {@code FencedLock} of the same Hazelcast, on real processes of one machine.
 *
 * <p>Start reading at {@link io.lockgrid.bench.Main}: without a first word {@code worker} it is the driver
 * ({@link io.lockgrid.bench.driver}), which starts the worker processes ({@link io.lockgrid.bench.worker}) and tells
 * them what to do over their standard input.
 */
@NullMarked
package io.lockgrid.bench;

import org.jspecify.annotations.NullMarked;
