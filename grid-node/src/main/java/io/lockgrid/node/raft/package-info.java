/**
 * The engine's side: the adapter between replicas of lock tables and Hazelcast's CP Subsystem. With {@code membership},
 * {@code wire}, {@code engine} and {@code io.lockgrid.internal} the only place that imports the engine's internals. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.raft.GridService}, the service that every member runs. A batch of requests comes in
 * through {@code MemberTransport} (from this process), {@code BatchTask} (from a client, in {@code clients}) or {@code
 * ForwardOp} (from another member); {@code GroupSite} routes it to the member that leads the group, whose {@code GroupCommit}
 * puts many batches into one Raft entry, {@code EntryOp}. Every member of the group applies that entry to its {@link
 * io.lockgrid.node.replica.Replica}, which is in {@code replicas}. Grants to others leave through {@code NoticePost}.
 * Hazelcast's own lock API is in {@code stock}, which this package knows as {@code GroupListener} alone.
 */
@NullMarked
package io.lockgrid.node.raft;

import org.jspecify.annotations.NullMarked;
