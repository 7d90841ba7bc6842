/**
 * TLS on the engine's channels: keys and trust read from files and read anew when they change, and two handlers in front of
 * what the engine has in a channel. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.tls.TlsLinks}.
 */
@NullMarked
package io.lockgrid.internal.tls;

import org.jspecify.annotations.NullMarked;
