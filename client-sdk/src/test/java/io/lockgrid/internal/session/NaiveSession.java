package io.lockgrid.internal.session;

import io.lockgrid.internal.words.Notice;
import io.lockgrid.internal.words.Outcome;
import java.util.TreeMap;
import java.util.UUID;

/** A session as a {@link NaiveGrid} knows it. Owned by the grid. */
final class NaiveSession {
    final UUID id;
    final UUID node;
    final long timeToLiveNanos;

    /** A number of the order of fences. */
    final long openedAt;

    /** Answers that may be asked for again, by sequence. */
    final TreeMap<Long, Outcome> answers = new TreeMap<>();

    /** Notices that were not acknowledged, by number. */
    final TreeMap<Long, Notice> outbox = new TreeMap<>();

    long lowestOpen;
    long beats;
    long lastNotice;

    NaiveSession(UUID id, UUID node, long timeToLiveMillis, long openedAt) {
        this.id = id;
        this.node = node;
        this.openedAt = openedAt;
        this.timeToLiveNanos = timeToLiveMillis * 1_000_000L;
    }
}
