/**
 * How the words of a lock table are written, in a version that all members of a grid read.
 *
 * <p>Start at {@link io.lockgrid.node.table.bytes.EntryCodec}. Tags are never given a new meaning; {@link
 * io.lockgrid.node.table.bytes.Formats} says which versions there are.
 */
@NullMarked
package io.lockgrid.node.table.bytes;

import org.jspecify.annotations.NullMarked;
