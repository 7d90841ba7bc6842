/**
 * Which members may be in one grid: what each says of itself to the others, and the version that all of them speak. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.agreement.Agreement}.
 */
@NullMarked
package io.lockgrid.node.agreement;

import org.jspecify.annotations.NullMarked;
