/** The simulation's look at what the holder's side keeps to itself, in its package of this name. */
@NullMarked
package io.lockgrid.internal.session;

import org.jspecify.annotations.NullMarked;
