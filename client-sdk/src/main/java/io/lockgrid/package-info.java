/** The public API of the lock grid, the same for members and for light clients. */
@NullMarked
package io.lockgrid;

import org.jspecify.annotations.NullMarked;
