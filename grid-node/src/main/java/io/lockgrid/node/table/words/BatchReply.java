package io.lockgrid.node.table.words;

import java.util.List;
import java.util.UUID;

/**
 * The answer to one {@link SessionBatch}. Immutable.
 *
 * @param results one per command, in order
 * @param events of this session: all that are not acknowledged if the batch has a {@link
 *     SessionCommand.KeepAlive} or an answer is {@link Result.NotHeld}, otherwise those that this
 *     entry has created so far
 */
public record BatchReply(UUID session, List<Result> results, List<NumberedEvent> events) {}
