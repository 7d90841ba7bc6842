/**
 * Keeps a grid whole without an operator: who has a seat, who may leave, and when a member starts anew. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.membership.Keeper}; what it sees and changes is in {@code Tenure}, what it decides in
 * {@code rules}, what members tell each other in {@link io.lockgrid.node.membership.KeeperService}. Which grid a member
 * is of is in {@code founding}.
 */
@NullMarked
package io.lockgrid.node.membership;

import org.jspecify.annotations.NullMarked;
