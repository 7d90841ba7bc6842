/** {@code lockgrid run}: runs another program while holding a lock. Start at {@link io.lockgrid.console.cli.run.RunCommand}. */
@NullMarked
package io.lockgrid.console.cli.run;

import org.jspecify.annotations.NullMarked;
