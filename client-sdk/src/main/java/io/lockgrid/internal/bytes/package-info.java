/**
 * Bytes, for everything that LockGrid sends, logs and keeps. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.bytes.Form}, which a declaration of a record is enough for; {@link
 * io.lockgrid.internal.bytes.Output} and {@link io.lockgrid.internal.bytes.Input} are what it is made of.
 */
@NullMarked
package io.lockgrid.internal.bytes;

import org.jspecify.annotations.NullMarked;
