/**
 * Who listens: to what callers of a grid experience, for meters, to operators who want a lock back, and to the end of the
 * instance. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.listen.CallerListeners}.
 */
@NullMarked
package io.lockgrid.internal.listen;

import org.jspecify.annotations.NullMarked;
