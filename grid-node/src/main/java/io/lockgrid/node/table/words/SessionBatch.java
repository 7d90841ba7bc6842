package io.lockgrid.node.table.words;

import java.util.List;
import java.util.UUID;

/**
 * Commands of one session that travel together. Immutable.
 *
 * @param lowestOpen the lowest sequence whose answer the session may still ask for; answers below it
 *     are forgotten
 * @param ackedEvents the session has seen its events up to this number
 * @param commands executed in this order
 */
public record SessionBatch(UUID session, long lowestOpen, long ackedEvents, List<SessionCommand> commands) {
    public SessionBatch {
        Check.sequenceOrZero("lowestOpen", lowestOpen);
        Check.sequenceOrZero("ackedEvents", ackedEvents);
        commands = List.copyOf(commands);
    }
}
