package io.lockgrid.internal.wire.questions;

import io.lockgrid.admin.ActOutcome;
import io.lockgrid.admin.AuditEntry;
import io.lockgrid.admin.GroupInfo;
import io.lockgrid.admin.GroupStatistics;
import io.lockgrid.admin.LockEvent;
import io.lockgrid.admin.LockFolders;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.admin.LockPage;
import io.lockgrid.admin.MemberInfo;
import io.lockgrid.admin.SessionInfo;
import io.lockgrid.admin.WaitGraph;
import io.lockgrid.internal.bytes.MayBeNull;
import io.lockgrid.internal.bytes.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to an {@link AdminQuery}. Immutable. */
public sealed interface AdminAnswer {
    @Tag(1)
    record Locks(LockPage page) implements AdminAnswer {}

    @Tag(10)
    record Folders(LockFolders folders) implements AdminAnswer {}

    @Tag(2)
    record Lock(@MayBeNull @Nullable LockInfo lock) implements AdminAnswer {}

    @Tag(3)
    record Sessions(List<SessionInfo> sessions) implements AdminAnswer {}

    @Tag(4)
    record Waits(List<WaitGraph.Wait> waits) implements AdminAnswer {}

    @Tag(5)
    record Audit(List<AuditEntry> entries) implements AdminAnswer {}

    /** The answer would have more rows than the grid lets one have; nothing is told. */
    @Tag(11)
    record LimitExceeded(String limit, long value) implements AdminAnswer {}

    /** Who asks may not know, or not do that; nothing was done. */
    @Tag(12)
    record NotAllowed(String words) implements AdminAnswer {}

    @Tag(7)
    record Statistics(GroupStatistics statistics) implements AdminAnswer {}

    @Tag(8)
    record History(List<LockEvent> events) implements AdminAnswer {}

    /**
     * Events of all locks.
     *
     * @param table which table they are of
     * @param last the number up to which this answers
     * @param gap whether some behind what was known are gone
     */
    @Tag(9)
    record Events(List<LockEvent> events, long table, long last, boolean gap) implements AdminAnswer {}

    /**
     * Who leads, who is missing.
     *
     * @param tableId which table it is: a later one is larger; 0 while there is none
     */
    @Tag(6)
    record Facts(GroupInfo group, List<MemberInfo> members, long tableId) implements AdminAnswer {}

    /** What came of an act on the members. */
    @Tag(20)
    record Acted(ActOutcome outcome) implements AdminAnswer {}
}
