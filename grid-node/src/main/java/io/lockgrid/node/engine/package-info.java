/**
 * The Hazelcast file that the key {@code hazelcast} names: what the user wrote there, what LockGrid sets where he did not,
 * and what he cannot set. Start at {@link io.lockgrid.node.engine.EngineFile}.
 */
@NullMarked
package io.lockgrid.node.engine;

import org.jspecify.annotations.NullMarked;
