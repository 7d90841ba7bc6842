/**
 * What happened lately: the last minutes in memory, the last day in a folder. Start at {@link
 * io.lockgrid.console.history.Samples} and {@link io.lockgrid.console.history.History}.
 */
@NullMarked
package io.lockgrid.console.history;

import org.jspecify.annotations.NullMarked;
