/**
 * What the examples are shown on: {@link io.lockgrid.examples.stage.Program} is a process that prints what it does, and
 * {@link io.lockgrid.examples.stage.ThreeNodes} a grid. Nothing here is needed to use locks.
 */
@NullMarked
package io.lockgrid.examples.stage;

import org.jspecify.annotations.NullMarked;
