/**
 * Which grid a member is of: how it starts and whom it lets into its cluster, who founds a grid, and what happens where two
 * meet. Knows nothing of seats and of who keeps them. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.membership.founding.OwnGrid}, the grid of one member. Who may join is in {@link
 * io.lockgrid.node.membership.founding.JoinGuard}, which of two grids stays in {@code Meeting} and {@code MergeGuard}, who
 * may found one in {@link io.lockgrid.node.membership.founding.BirthGate}.
 */
@NullMarked
package io.lockgrid.node.membership.founding;

import org.jspecify.annotations.NullMarked;
