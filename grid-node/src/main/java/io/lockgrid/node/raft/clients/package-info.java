/**
 * The members' side of LockGrid's own client messages: bytes in, bytes out. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.raft.clients.GridMessageTasks}.
 */
@NullMarked
package io.lockgrid.node.raft.clients;

import org.jspecify.annotations.NullMarked;
