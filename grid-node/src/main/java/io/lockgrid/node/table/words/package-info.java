/**
 * What can be asked of a lock table, what it answers, and what it has to tell: immutable records, which know neither rules
 * nor bytes.
 *
 * <p>Start at {@link io.lockgrid.node.table.words.SessionCommand} and {@link io.lockgrid.node.table.words.TimeCommand}, all
 * that a table does; {@link io.lockgrid.node.table.words.Entry} is what one entry of the log carries of them.
 */
@NullMarked
package io.lockgrid.node.table.words;

import org.jspecify.annotations.NullMarked;
