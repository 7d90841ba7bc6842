package io.lockgrid.internal.session;

import com.hazelcast.internal.util.collection.Long2ObjectHashMap;
import io.lockgrid.LockLoss;
import io.lockgrid.internal.words.Notice;
import java.util.TreeSet;
import java.util.UUID;

/**
 * One session with one group's lock table, as its node sees it. Owned by its lane's mailbox, but for {@link #validUntil}.
 */
public final class Session {
    final UUID id;

    /** What it asks for, and what the grid has granted it once it is open; nanoseconds. */
    private long timeToLive;

    private final long heartbeat;

    /** Acquires that were sent and are not decided, by sequence. */
    final Long2ObjectHashMap<AcquireCall> acquires = new Long2ObjectHashMap<>();

    /** What this session holds, by the sequence of the acquire. */
    final Long2ObjectHashMap<GrantedHold> holds = new Long2ObjectHashMap<>();

    /** Notices beyond the first gap. */
    private final TreeSet<Long> outOfOrder = new TreeSet<>();

    boolean opened;
    boolean opening;
    boolean gone;

    /** Why it is gone. */
    LockLoss loss = LockLoss.sessionExpired();

    /** A keep-alive that brings missing notices is on its way. */
    boolean syncing;

    boolean beating;
    long lastBeatAt;
    long tableId;
    long nextSequence = 1;
    long ackedNotices;

    /** When the grid may have ended this session, by this process's monotonic clock; read by any thread. */
    volatile long validUntil;

    Session(UUID id, RuntimeSettings settings) {
        this.id = id;
        this.timeToLive = settings.timeToLive().toNanos();
        this.heartbeat = settings.heartbeat().toNanos();
    }

    /** The grid lets it live that long without a sign of life. */
    void granted(long nanos) {
        timeToLive = nanos;
    }

    /** How long it lives without a sign of life, in nanoseconds. */
    long timeToLive() {
        return timeToLive;
    }

    /** How often it has to give one, in nanoseconds: two may be lost. */
    long heartbeat() {
        return Math.min(heartbeat, timeToLive / 3);
    }

    /** The grid has seen the session at that time or later. */
    void aliveUntil(long until) {
        if (!opened || until - validUntil > 0) {
            validUntil = until;
        }
        opened = true;
    }

    /** Notes a notice's number; false if it was seen before. */
    boolean seen(Notice notice) {
        long number = notice.number();
        if (number <= ackedNotices || !outOfOrder.add(number)) {
            return false;
        }
        while (!outOfOrder.isEmpty() && outOfOrder.first() == ackedNotices + 1) {
            ackedNotices = outOfOrder.pollFirst();
        }
        return true;
    }

    /** True if a notice with a lower number is still to come. */
    boolean missesNotices() {
        return !outOfOrder.isEmpty();
    }
}
