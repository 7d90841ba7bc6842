package io.lockgrid.node.raft;

import io.lockgrid.internal.surroundings.Surroundings;
import io.lockgrid.node.GridNodeConfig;

/**
 * What {@code GridNode.configure} gives to the service that Hazelcast makes. Immutable.
 *
 * @param anyGroup whether Hazelcast's own lock API may use groups that are not configured
 * @param surroundings where the member takes its time from
 */
public record ServiceSettings(GridNodeConfig grid, boolean anyGroup, Surroundings surroundings) {}
