/**
 * What a member or a client says to the member that leads a group, and what it answers. Not API.
 *
 * <p>A {@link io.lockgrid.internal.words.Batch} carries {@link io.lockgrid.internal.words.Request}s of one session; a
 * {@link io.lockgrid.internal.words.BatchReply} carries one {@link io.lockgrid.internal.words.Outcome} for each, in order,
 * and the {@link io.lockgrid.internal.words.Notice}s that the session has not seen yet. Start at {@code WireCodec}.
 */
@NullMarked
package io.lockgrid.internal.wire;

import org.jspecify.annotations.NullMarked;
