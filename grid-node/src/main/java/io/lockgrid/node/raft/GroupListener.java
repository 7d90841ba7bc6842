package io.lockgrid.node.raft;

import com.hazelcast.cp.CPGroupId;
import io.lockgrid.node.replica.StockListener;

/**
 * Hazelcast's own lock API, as the engine's side knows it: hears what happens to this member's groups. Called by the threads
 * that apply the groups' entries.
 */
public interface GroupListener {
    /** The service of a member that listens. */
    String SERVICE_NAME = "lockgrid:stock";

    /** What hears of calls that wait in a group's table. */
    StockListener waits(CPGroupId group);

    /** An entry was applied. */
    void applied(CPGroupId group);

    /** A snapshot was restored, or is about to be. */
    void restored(CPGroupId group);

    /** This member's Raft node has ended; its replica is still known. */
    void terminated(CPGroupId group);

    /** The group is not here any more. */
    void forget(CPGroupId group);
}
