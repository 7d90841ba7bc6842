/**
 * The grid under faults: members and clients as processes in network namespaces of their own, a fenced store, the history
 * of what every caller saw, and a checker that judges it.
 *
 * <p>Start at {@link io.lockgrid.faults.Fault}, which lists the faults, and {@link io.lockgrid.faults.Checker}.
 */
@NullMarked
package io.lockgrid.faults;

import org.jspecify.annotations.NullMarked;
