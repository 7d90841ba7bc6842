/**
 * What a process takes from outside of itself: time, chance, ids, and how its threads come and wait. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.surroundings.Surroundings}. Nothing else of LockGrid may ask the JVM for these, so
 * that all of it can run under another clock and another scheduler.
 */
@NullMarked
package io.lockgrid.internal.surroundings;

import org.jspecify.annotations.NullMarked;
