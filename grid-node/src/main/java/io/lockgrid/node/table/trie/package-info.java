/**
 * A map whose copies cost nothing and share what did not change; it knows nothing of locks.
 *
 * <p>Start at {@link io.lockgrid.node.table.trie.Trie}.
 */
@NullMarked
package io.lockgrid.node.table.trie;

import org.jspecify.annotations.NullMarked;
