/** What the console knows of its grid, asked once for all who look. Start at {@link io.lockgrid.console.grid.GridWatch}. */
@NullMarked
package io.lockgrid.console.grid;

import org.jspecify.annotations.NullMarked;
