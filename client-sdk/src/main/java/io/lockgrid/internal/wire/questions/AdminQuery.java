package io.lockgrid.internal.wire.questions;

import io.lockgrid.admin.LockQuery;
import io.lockgrid.internal.bytes.Tag;

/** An operator's question to one group. Immutable. */
public sealed interface AdminQuery {
    @Tag(1)
    record Locks(LockQuery query) implements AdminQuery {}

    /** Counted by folder; a page of the locks that are in none. */
    @Tag(10)
    record Folders(LockQuery query) implements AdminQuery {}

    @Tag(2)
    record Lock(String name) implements AdminQuery {}

    @Tag(3)
    record Sessions() implements AdminQuery {}

    @Tag(4)
    record Waits() implements AdminQuery {}

    @Tag(5)
    record Audit(int newest) implements AdminQuery {}

    @Tag(7)
    record Statistics() implements AdminQuery {}

    /** The latest events of one lock. */
    @Tag(8)
    record History(String name, int most) implements AdminQuery {}

    /**
     * Events of all locks.
     *
     * @param table that the number is of; 0 if it is of none
     * @param after the number of the last event that is known; {@link #NONE} or {@link #ALL} for the ends of the stream
     */
    @Tag(9)
    record Events(long table, long after, int most) implements AdminQuery {
        /** No event is known. */
        public static final long NONE = -1;

        /** All events up to now are known. */
        public static final long ALL = Long.MAX_VALUE;
    }

    /** Who leads, who is missing. */
    @Tag(6)
    record Facts() implements AdminQuery {}

    /**
     * An act on the members of the grid, which is done once at most for each time that it is asked.
     *
     * @param member the id or address of a member or seat; empty for {@link Act.Kind#RESTART_TABLE}
     */
    @Tag(20)
    record Act(Kind kind, String member, String actor, String reason) implements AdminQuery {
        /** The same by somebody else. */
        public Act by(String other) {
            return new Act(kind, member, other, reason);
        }

        /** What is done. */
        public enum Kind {
            PROMOTE("promote"),
            REMOVE_SEAT("remove-seat"),
            MOVE_LEADERSHIP("move-leadership"),
            RESTART_TABLE("restart-table");

            private final String action;

            Kind(String action) {
                this.action = action;
            }

            /** As the audit trail calls it. */
            public String action() {
                return action;
            }
        }
    }
}
