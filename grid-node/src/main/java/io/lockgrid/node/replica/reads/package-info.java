/**
 * What operators read, from a frozen copy of the table and from what was seen.
 *
 * <p>Start at {@link io.lockgrid.node.replica.reads.OperatorAnswers}.
 */
@NullMarked
package io.lockgrid.node.replica.reads;

import org.jspecify.annotations.NullMarked;
