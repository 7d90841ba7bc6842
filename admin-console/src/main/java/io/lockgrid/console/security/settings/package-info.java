/**
 * What the console's configuration says about who may do what. Start at
 * {@link io.lockgrid.console.security.settings.SecuritySettings}.
 */
@NullMarked
package io.lockgrid.console.security.settings;

import org.jspecify.annotations.NullMarked;
