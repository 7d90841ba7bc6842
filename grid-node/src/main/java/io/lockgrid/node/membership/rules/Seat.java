package io.lockgrid.node.membership.rules;

import java.util.UUID;

/**
 * A seat in the CP Subsystem, as its members list it. Immutable.
 *
 * @param id of the CP member; another than the cluster's id of the same process
 * @param address {@code host:port}
 */
public record Seat(UUID id, String address) {}
