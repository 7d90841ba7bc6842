/**
 * The log of the engine that LockGrid starts, in which what is said again and again is said ever more seldom. Whatever log
 * framework the engine writes to, and only what this one instance writes. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.log.Thinning}.
 */
@NullMarked
package io.lockgrid.internal.log;

import org.jspecify.annotations.NullMarked;
