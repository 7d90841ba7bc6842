/**
 * Meters of a member for Micrometer, which is an optional dependency: these classes are loaded only by who uses them.
 * All meters, with their units, are in {@code docs/metrics.md}.
 */
@NullMarked
package io.lockgrid.node.metrics;

import org.jspecify.annotations.NullMarked;
