/**
 * How threads wait for each other and hand work over; knows nothing of locks. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.concurrent.Promise}.
 */
@NullMarked
package io.lockgrid.internal.concurrent;

import org.jspecify.annotations.NullMarked;
