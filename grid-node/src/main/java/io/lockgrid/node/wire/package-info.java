/**
 * What comes in at a member's port before anybody knows who sent it: which protocols are spoken, how much is allocated for a
 * message, which classes an object may have, and which of a client's messages are taken. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.wire.GuardedExtension}, by which the engine asks for all of it. {@code Channels} puts
 * the handlers into each connection, and is where those of TLS will stand.
 */
@NullMarked
package io.lockgrid.node.wire;

import org.jspecify.annotations.NullMarked;
