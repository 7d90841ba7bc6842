/**
 * Who a client is, and what it may do. Start at {@link io.lockgrid.node.raft.access.Admission}.
 */
@NullMarked
package io.lockgrid.node.raft.access;

import org.jspecify.annotations.NullMarked;
