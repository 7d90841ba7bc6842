package io.lockgrid.internal.words;

import java.util.List;
import java.util.UUID;

/**
 * Requests of one session to one group, sent together. Immutable.
 *
 * @param group name of the CP group
 * @param lowestOpen the lowest sequence whose answer the session still waits for
 * @param ackedNotices every notice up to this number has been seen
 */
public record Batch(String group, UUID session, long lowestOpen, long ackedNotices, List<Request> requests) {}
