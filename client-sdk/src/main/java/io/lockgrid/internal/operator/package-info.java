/**
 * The operator's calls: reads and acts, each taken to the leader of the group that it is about. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.operator.RemoteAdmin}.
 */
@NullMarked
package io.lockgrid.internal.operator;

import org.jspecify.annotations.NullMarked;
