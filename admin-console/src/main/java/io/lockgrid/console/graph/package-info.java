/** Draws who waits for whom. Start at {@link io.lockgrid.console.graph.GraphLayout}. */
@NullMarked
package io.lockgrid.console.graph;

import org.jspecify.annotations.NullMarked;
