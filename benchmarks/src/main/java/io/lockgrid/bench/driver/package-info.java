/**
 * The process that the user starts: it brings up the clusters, one side after the other, runs the workloads on them and
 * prints the figures. Start reading at {@link io.lockgrid.bench.driver.Driver}.
 */
@NullMarked
package io.lockgrid.bench.driver;

import org.jspecify.annotations.NullMarked;
