/**
 * {@code lockgrid demo}: a grid of three processes to look at. Start at {@link
 * io.lockgrid.console.cli.demo.DemoCommand}; it owns the members, the workload and the screen.
 */
@NullMarked
package io.lockgrid.console.cli.demo;

import org.jspecify.annotations.NullMarked;
