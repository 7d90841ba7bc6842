/**
 * What sessions ask of a lock table, what it answers and what it tells: one set of records for callers, messages, the log
 * and snapshots. Not API.
 *
 * <p>Start at {@link io.lockgrid.internal.words.Request}.
 */
@NullMarked
package io.lockgrid.internal.words;

import org.jspecify.annotations.NullMarked;
