/**
 * Keeps a grid whole without an operator: who founds it, who has a seat, who may leave, and what happens where two grids
 * meet. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.membership.Keeper}; what it decides is in {@code KeeperRules}, who may join in {@link
 * io.lockgrid.node.membership.JoinGuard} and {@code MergeGuard}, who may found in {@link
 * io.lockgrid.node.membership.BirthGate}.
 */
@NullMarked
package io.lockgrid.node.membership;

import org.jspecify.annotations.NullMarked;
