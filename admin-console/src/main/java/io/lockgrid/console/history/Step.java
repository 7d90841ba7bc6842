package io.lockgrid.console.history;

import io.lockgrid.console.grid.Picture;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * From one look at the grid to the next. Immutable.
 *
 * @param to what was seen last
 * @param over how long it took, by a clock that never jumps
 * @param change what was counted meanwhile; null if there is no telling
 */
record Step(Picture to, Duration over, @Nullable Change change) {}
