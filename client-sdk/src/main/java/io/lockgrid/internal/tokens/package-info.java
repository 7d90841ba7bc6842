/**
 * Secrets by which scripts and clients show who they are, where a certificate is too much. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.tokens.TokenSecrets}.
 */
@NullMarked
package io.lockgrid.internal.tokens;

import org.jspecify.annotations.NullMarked;
