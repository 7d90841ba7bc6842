package io.lockgrid.node.raft;

import com.hazelcast.cp.internal.RaftOp;
import com.hazelcast.cp.internal.raftop.NotifyTermChangeOp;
import com.hazelcast.cp.internal.raftop.snapshot.RestoreSnapshotOp;
import com.hazelcast.cp.internal.session.SessionExpiredException;
import io.lockgrid.node.replica.Replica;
import org.jspecify.annotations.Nullable;

/** What the entries of Hazelcast's own lock API lead to. Stateless. */
final class StockAnswers {
    private StockAnswers() {}

    /** Whether it is an entry that callers or members have written. */
    static boolean isChange(RaftOp op) {
        return !(op instanceof NotifyTermChangeOp) && !(op instanceof RestoreSnapshotOp) && !(op instanceof ReadOp);
    }

    /** Whether the engine's caller is answered by it, and nothing is broken. */
    static boolean isOne(Throwable thrown) {
        return thrown instanceof SessionExpiredException || thrown instanceof IllegalMonitorStateException;
    }

    /** The same for the same answer: not all of the engine's can be compared. */
    static Object comparable(@Nullable Object result) {
        return result instanceof Replica.Applied ? result : String.valueOf(result);
    }
}
