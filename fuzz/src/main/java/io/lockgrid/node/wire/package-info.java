/** Targets that need what this package keeps to itself. */
@org.jspecify.annotations.NullMarked
package io.lockgrid.node.wire;
