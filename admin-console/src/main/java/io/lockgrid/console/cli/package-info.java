/**
 * The {@code lockgrid} command. Start at {@link io.lockgrid.console.cli.LockGridCommand}: it knows the subcommands,
 * one class each. What is printed is made in {@code text}; {@code run} and {@code demo} have packages of their own.
 *
 * <p>Answers go to standard output, everything else to standard error; {@link io.lockgrid.console.cli.ExitCode} lists
 * the exit codes.
 */
@NullMarked
package io.lockgrid.console.cli;

import org.jspecify.annotations.NullMarked;
