/**
 * A report in a shared folder. Start reading at {@link io.lockgrid.examples.report.SharedReport}; {@code Writer} and
 * {@code Reader} are the two programs, {@code Story} is what {@code ./run} shows.
 */
@NullMarked
package io.lockgrid.examples.report;

import org.jspecify.annotations.NullMarked;
