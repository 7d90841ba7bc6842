/**
 * Hazelcast's own lock API on a grid: {@code CPSubsystem.getLock} of members and of any Hazelcast client reach the lock
 * table. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.raft.stock.StockDoor}, which stands in the place of the engine's lock service; {@code
 * StockTasks} are the messages of clients, {@code StockGroups} what that API may do here and who waits.
 */
@NullMarked
package io.lockgrid.node.raft.stock;

import org.jspecify.annotations.NullMarked;
