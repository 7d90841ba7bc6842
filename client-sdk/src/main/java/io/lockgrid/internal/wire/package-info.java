/**
 * What a member or a client says to the member that leads a group, and what it answers. Not API.
 *
 * <p>A {@link io.lockgrid.internal.wire.Batch} carries {@link io.lockgrid.internal.wire.Request}s of one session; a
 * {@link io.lockgrid.internal.wire.BatchReply} carries one {@link io.lockgrid.internal.wire.Outcome} for each, in order,
 * and the {@link io.lockgrid.internal.wire.Notice}s that the session has not seen yet. Start at {@code WireCodec}.
 */
@NullMarked
package io.lockgrid.internal.wire;

import org.jspecify.annotations.NullMarked;
