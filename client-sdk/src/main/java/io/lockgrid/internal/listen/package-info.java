/**
 * What callers of a grid experience, for meters. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.listen.CallerListener}.
 */
@NullMarked
package io.lockgrid.internal.listen;

import org.jspecify.annotations.NullMarked;
