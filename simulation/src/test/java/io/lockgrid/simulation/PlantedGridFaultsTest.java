package io.lockgrid.simulation;

import static io.lockgrid.simulation.PlantedFault.inNode;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Faults of the grid's side: the table, its replicas, its doors, the keepers and the operators' orders. */
class PlantedGridFaultsTest extends PlantedFaults {
    private static final String FIRST = "return crowd == null ? null : crowd.queue.first();";

    /** What its last entry said of sessions, if that was in an earlier term, as if it had elapsed just now. */
    private static final String OF_EARLIER_TERM = """
            private List<TimeCommand> written = List.of();
            private int term;

            private List<TimeCommand> ofEarlierTerm(CPGroupId group, RaftNode node) {
                int now = ((com.hazelcast.cp.internal.raft.impl.RaftNodeImpl) node).state().term();
                List<TimeCommand> earlier = new ArrayList<>();
                for (TimeCommand each : now == term ? List.<TimeCommand>of() : written) {
                    if (each instanceof TimeCommand.SessionElapsed session) {
                        earlier.add(service.replicas().of(group).fork().elapsed(
                                new io.lockgrid.node.table.words.TimerKey.SessionTimer(session.session())));
                    }
                }
                earlier.removeIf(each -> each == null);
                written = now == term ? written : List.of();
                term = now;
                return earlier;
            }

            """;

    static Stream<PlantedFault> faults() {
        return Stream.of(
                inNode(
                        "a time-out comes a little early",
                        "replica/Timers",
                        "first.due() > now ?",
                        "first.due() - 200_000_000L > now ?"),
                inNode(
                        "a renewal leaves the earlier end standing",
                        "table/SessionExecution",
                        "        rules.startMaxHold(renewed);\n",
                        ""),
                inNode(
                        "a snapshot misses the window",
                        "table/SnapshotWriter",
                        "window.end() - window.lowestOpen());\n"
                                + "        for (long sequence = window.lowestOpen(); sequence < window.end(); sequence++) {",
                        "0);\n        for (long sequence = 1; sequence < 1; sequence++) {"),
                inNode(
                        "a restored replica starts no timers",
                        "replica/Restoration",
                        "table.forEachTimer((key, millis) -> timers.start(key, now, millis));",
                        "table.forEachTimer((key, millis) -> timers.cancel(key));"),
                inNode(
                        "a lost notice is never repeated",
                        "table/BatchExecution",
                        "allNotices |= request instanceof Request.KeepAlive || outcome instanceof Outcome.NotHeld;",
                        "allNotices |= false;"),
                inNode(
                        "the fences of a new table start over",
                        "table/BatchExecution",
                        "return Math.max(0, wallMillis - FENCE_EPOCH) << FENCES_PER_MILLI_BITS;",
                        "return wallMillis > FENCE_EPOCH + 300 * YEAR_MILLIS ? wallMillis : 1;"),
                inNode(
                        "a late opening revives a session",
                        "table/BatchExecution",
                        "open.highestFence() < state.watermark",
                        "open.highestFence() < 0"),
                inNode(
                        "the queue lets the second go first",
                        "table/Lock",
                        FIRST,
                        "return waiterCount() == 0 ? null : waiters(2).get(Math.min(1, waiterCount() - 1));"),
                inNode(
                                "a leader writes what elapsed in an earlier term",
                                "raft/GroupCommit",
                                "            List<TimeCommand> elapsed = service.replicas().of(group).elapsed();\n",
                                "            List<TimeCommand> elapsed = ofEarlierTerm(group, node);\n"
                                        + "            elapsed.addAll(service.replicas().of(group).elapsed());\n"
                                        + "            written = elapsed.isEmpty() ? written : elapsed;\n")
                        .and(
                                "    private void writeElapsed() {\n",
                                OF_EARLIER_TERM + "    private void writeElapsed() {\n"),
                inNode(
                        "a keeper waits for no grace",
                        "membership/rules/KeeperRules",
                        "sight.nowMillis() - since >= grace.toMillis();",
                        "sight.nowMillis() - since >= 0;"),
                inNode(
                        "a lock-delay ends early",
                        "table/TableRules",
                        "hold.fence()), closedForMillis);",
                        "hold.fence()), closedForMillis / 2);"),
                inNode(
                        "who waits already when a hold begins gets its fence after it",
                        "table/TableRules",
                        "        if (closedForMillis == 0) {\n",
                        "        if (closedForMillis == 0) {\n            Wait next = lock.nextWaiter();\n"
                                + "            boolean same = state.lastFence == hold.fence() && next != null && next.since() < hold.since();\n"
                                + "            state.lastFence -= same ? 1 : 0;\n"),
                inNode(
                        "a call of Hazelcast's own lock API that comes again is executed again",
                        "table/StockExecution",
                        "if (memo != null && memo.isOf(call)) {",
                        "if (memo != null && memo.isOf(call) && memo.answer() == null) {"),
                inNode(
                        "what a CP session held is not given up when it ends",
                        "raft/stock/StockGroups",
                        "                replica.apply(new StockCommand.End(session(cpSession)));\n",
                        ""),
                inNode(
                        "a group is taken for the default one",
                        "raft/GroupSites",
                        "GroupSite site = configured.get(name);",
                        "GroupSite site = configured.containsKey(name) ? configured.values().iterator().next() : null;"),
                inNode(
                        "an operator takes the seat of a member away that is here",
                        "membership/Orders",
                        "if (answers || sight.isHere(seat)) {",
                        "if (listed.isEmpty()) {"),
                inNode(
                        "an operator is told that a seat was given up, whatever came of it",
                        "membership/Orders",
                        "if (!tenure.seats.leave(listed, CHANGE)) {",
                        "if (!tenure.seats.leave(listed, CHANGE) && listed.isEmpty()) {"),
                inNode(
                        "who has ended a session is taken for the reason",
                        "table/OperatorExecution",
                        "SessionEnd.FORCED, asked.actor(), asked.reason());",
                        "SessionEnd.FORCED, asked.reason(), asked.actor());"));
    }

    @Test
    void nothingIsFoundWhereNothingIsPlanted() throws Exception {
        PlantedFault nothing = inNode("nothing", "table/Lock", FIRST, FIRST);

        assertThat(nothing.search(work, 1, 50, LONGEST)).isEmpty();
    }
}
