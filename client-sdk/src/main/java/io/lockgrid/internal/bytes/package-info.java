/**
 * Numbers, texts and lists as bytes, for everything that LockGrid sends. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.bytes.WireWriter} and {@link io.lockgrid.internal.bytes.WireReader}.
 */
@NullMarked
package io.lockgrid.internal.bytes;

import org.jspecify.annotations.NullMarked;
