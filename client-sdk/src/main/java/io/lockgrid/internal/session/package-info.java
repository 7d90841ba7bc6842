/**
 * The holder's side, the same in members and clients: sessions, holds, and how they reach the grid. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.session.GridRuntime}, the {@code LockGrid} that applications get. It has a
 * {@code Lane} for each CP group; a lane owns the session with that group's lock table, gathers the calls of all threads
 * into batches, sends them again until they are answered, and decides by its own monotonic clock when holds must be
 * presumed lost. What members and clients do differently is behind {@link io.lockgrid.internal.session.Transport}.
 */
@NullMarked
package io.lockgrid.internal.session;

import org.jspecify.annotations.NullMarked;
