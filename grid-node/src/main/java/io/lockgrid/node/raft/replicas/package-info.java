/**
 * The replicas that one member has of its groups, and how their state comes to others: as a snapshot, and as entries that
 * follow one. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.raft.replicas.Replicas}, which ends a replica that could not do what the log says.
 * {@link io.lockgrid.node.raft.replicas.SnapshotDesk} has the bytes of a {@code TableSnapshot} made in time; {@link
 * io.lockgrid.node.raft.replicas.GridRaftService} takes entries after a snapshot that the engine refuses.
 */
@NullMarked
package io.lockgrid.node.raft.replicas;

import org.jspecify.annotations.NullMarked;
