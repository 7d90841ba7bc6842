/**
 * Names of locks, and texts that people read. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.text.LockName}.
 */
@NullMarked
package io.lockgrid.internal.text;

import org.jspecify.annotations.NullMarked;
