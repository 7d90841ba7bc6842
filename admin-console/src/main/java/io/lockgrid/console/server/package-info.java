/** Starts and stops the console. Start at {@link io.lockgrid.console.server.ConsoleServer}. */
@NullMarked
package io.lockgrid.console.server;

import org.jspecify.annotations.NullMarked;
