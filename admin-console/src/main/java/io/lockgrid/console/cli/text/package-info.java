/**
 * What the command prints: {@link io.lockgrid.console.cli.text.Listings} for people, {@link
 * io.lockgrid.console.cli.text.Json} for programs. Nothing here asks the grid or writes to a stream.
 */
@NullMarked
package io.lockgrid.console.cli.text;

import org.jspecify.annotations.NullMarked;
