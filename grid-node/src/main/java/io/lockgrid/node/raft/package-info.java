/**
 * The adapter between the lock table and Hazelcast's CP Subsystem: the only place, with {@code membership},
 * {@code wire} and {@code io.lockgrid.internal}, that imports the engine's internals. Not API.
 *
 * <p>Start at {@link io.lockgrid.node.raft.GridService}, the service that every member runs. A batch of requests comes in
 * through {@code MemberTransport} (from this process), {@code BatchTask} (from a client) or {@code ForwardOp} (from
 * another member); {@code GroupSite} routes it to the member that leads the group, whose {@code GroupCommit} puts many
 * batches into one Raft entry, {@code EntryOp}. Every replica applies that entry to its {@code Replica}, which is the lock
 * table and the times noted for it. Grants to others leave through {@code NoticePost}.
 */
@NullMarked
package io.lockgrid.node.raft;

import org.jspecify.annotations.NullMarked;
