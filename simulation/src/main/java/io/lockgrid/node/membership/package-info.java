/** Keepers of the simulation: what they run is package-private in the node's package of this name. */
@NullMarked
package io.lockgrid.node.membership;

import org.jspecify.annotations.NullMarked;
