/**
 * What operators ask of a group, and the answers. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.wire.questions.AdminQuery} and {@link
 * io.lockgrid.internal.wire.questions.AdminAnswer}.
 */
@NullMarked
package io.lockgrid.internal.wire.questions;

import org.jspecify.annotations.NullMarked;
