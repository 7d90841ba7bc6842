package io.lockgrid.node.table.trie;

/**
 * The right to change objects in place. A table owns one; what carries another was shared by a fork
 * and is copied before its first change.
 */
public final class Edit {}
