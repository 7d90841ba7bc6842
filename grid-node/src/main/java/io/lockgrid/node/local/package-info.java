/**
 * A lock grid in one process, for tests and development: the same replicas without an engine.
 *
 * <p>Start at {@link io.lockgrid.node.local.LocalGrid}.
 */
@NullMarked
package io.lockgrid.node.local;

import org.jspecify.annotations.NullMarked;
