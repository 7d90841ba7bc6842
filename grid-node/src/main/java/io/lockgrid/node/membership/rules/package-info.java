/**
 * What a keeper decides: from what it sees of the grid at a moment to the one thing that it does about it. Pure: no clock, no
 * network, nothing of the engine. Not API.
 *
 * <p>Start reading at {@link io.lockgrid.node.membership.rules.KeeperRules}.
 */
@NullMarked
package io.lockgrid.node.membership.rules;

import org.jspecify.annotations.NullMarked;
