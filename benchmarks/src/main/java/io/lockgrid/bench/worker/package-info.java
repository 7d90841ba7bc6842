/**
 * A member or a client, as a process of its own that the driver commands. Start reading at
 * {@link io.lockgrid.bench.worker.Worker}; the lock under test is behind {@link io.lockgrid.bench.worker.Door}.
 */
@NullMarked
package io.lockgrid.bench.worker;

import org.jspecify.annotations.NullMarked;
