/**
 * The holder's side, the same in members and clients: sessions, holds, and how they reach the grid. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.session.GridRuntime}, the {@code LockGrid} that applications get. It has a
 * {@code Lane} for each CP group, which takes the calls of all threads. Its parts: {@code CurrentSession} with that group's
 * lock table, {@code Flights} gathers the calls into batches and sends them again until they are answered, {@code Hearing}
 * gives notices to whom they are about, {@code Outage} is what is done while the grid is silent, {@code Closing} how the
 * lane ends. It decides by its own monotonic clock when holds must be presumed lost. What members and clients do
 * differently is behind {@link io.lockgrid.internal.session.Transport}.
 */
@NullMarked
package io.lockgrid.internal.session;

import org.jspecify.annotations.NullMarked;
