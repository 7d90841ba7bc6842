/**
 * Members of the simulation: what they run is package-private in the node's package of this name.
 *
 * <p>Users of Hazelcast's own lock API are {@link StockApplication}s: the engine's lock proxies and sessions are real, and so
 * is all that members do with their operations. The engine's invocations and its client are not, since they need its own
 * threads: {@link SimInvocation} and {@link StockCall} send the same operations in their place. What members ask of the
 * METADATA group goes by the engine's own operations over {@link SimCalls}.
 */
@NullMarked
package io.lockgrid.node.raft;

import org.jspecify.annotations.NullMarked;
