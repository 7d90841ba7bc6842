package io.lockgrid.node.raft;

import io.lockgrid.LockLoss;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a member knows without asking anybody, for meters and probes. Thread-safe; nothing of it blocks. */
public interface MemberSight {

    /** Where others reach this member, as {@code host:port}. */
    String address();

    /** The configured groups. */
    List<String> groups();

    /** What the member has counted of a group's locks, null where it has no seat in it. */
    @Nullable
    Counts counts(String group);

    /** How whole the group looks, null where the member has no seat in it. */
    @Nullable
    Seats seats(String group);

    /** How often the group's leader was seen to change since the member started. */
    long leaderChanges(String group);

    /** How often the keeper did what, by the name of the act; all names are there from the start. */
    Map<String, Long> keeperActions();

    /** Of a group's locks, as the member has applied them. */
    record Counts(long holds, long waiters, long grants, Map<LockLoss.Reason, Long> losses) {}

    /** Of a group. */
    record Seats(int missing, int failuresLeft) {}
}
