package io.lockgrid.node.table;

/**
 * The right to change objects in place. A table owns one; what carries another was shared by a fork
 * and is copied before its first change.
 */
final class Edit {}
