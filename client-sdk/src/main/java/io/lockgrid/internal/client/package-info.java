/**
 * How a light client speaks to the members: LockGrid's own messages over Hazelcast's client protocol. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.client.ClientTransport}; {@link io.lockgrid.internal.client.GridMessages} has the
 * messages, which the members' message tasks answer.
 */
@NullMarked
package io.lockgrid.internal.client;

import org.jspecify.annotations.NullMarked;
