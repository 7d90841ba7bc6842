/** Embeds a member of the lock grid in an application. */
@NullMarked
package io.lockgrid.node;

import org.jspecify.annotations.NullMarked;
