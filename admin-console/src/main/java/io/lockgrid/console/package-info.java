/** What an operator uses: the web console and the {@code lockgrid} command. */
@NullMarked
package io.lockgrid.console;

import org.jspecify.annotations.NullMarked;
