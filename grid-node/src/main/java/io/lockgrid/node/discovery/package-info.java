/**
 * How members find each other: what {@code discovery} in {@code lockgrid.yaml} means to the engine, whose own discovery does
 * the work; and where they listen. Not API. Start at {@link io.lockgrid.node.discovery.Discovery} and {@link
 * io.lockgrid.node.discovery.Bind}.
 */
@NullMarked
package io.lockgrid.node.discovery;

import org.jspecify.annotations.NullMarked;
