/**
 * Who founds the grid, so that two sides of a split never both do. Not API. Start at {@link
 * io.lockgrid.node.membership.BirthGate}.
 */
@NullMarked
package io.lockgrid.node.membership;

import org.jspecify.annotations.NullMarked;
