/**
 * Reads {@code lockgrid.yaml}, the environment and system properties. Not API: public only because the node module
 * reads the same file.
 *
 * <p>Start at {@link io.lockgrid.internal.config.Settings}, which merges the three sources. {@link
 * io.lockgrid.internal.config.Keys} is the one list of keys: a key that is not there is refused wherever it comes
 * from.
 */
@NullMarked
package io.lockgrid.internal.config;

import org.jspecify.annotations.NullMarked;
