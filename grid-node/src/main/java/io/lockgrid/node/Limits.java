package io.lockgrid.node;

import io.lockgrid.internal.config.Keys;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Bounds of the lock table. Immutable and thread-safe.
 *
 * @param waitersPerLock how many may wait for one lock, 0 to 1,000,000; 0 means that nobody waits; 10,000 by default
 * @param holdsPerSession how many locks one member or client may hold at once, 1 to 10,000,000; 100,000 by default
 * @param sessions how many sessions a group may have, those of Hazelcast's own lock API among them, before clients are
 *     refused another one, 1 to 10,000,000; 100,000 by default
 * @param sessionsPerClient how many of them one client may have, 1 to 1,000,000; 100 by default
 * @param sessionTimeToLive how long a session may live without a sign of life, 2 s to 1 day; the grid's own {@code
 *     session.time-to-live} is allowed in any case; one that asks for more gets this; 5 min by default
 * @param batchBytes how many bytes one batch of requests may have, 100,000 to 16,000,000; 131,072 by default
 * @param labelLength how many characters of a label, such as a reason, are kept, 16 to 4096; 256 by default
 * @param auditEntries how many acts of operators are kept, 0 to 100,000; 0 keeps none; 1000 by default
 * @param historyEvents how many events of locks each member remembers for each group, 0 to 100,000; 0 keeps none;
 *     10,000 by default
 * @param answerRows how many rows one answer to an operator may have, 1,000 to 10,000,000; 200,000 by default
 */
public record Limits(
        int waitersPerLock,
        int holdsPerSession,
        int sessions,
        int sessionsPerClient,
        Duration sessionTimeToLive,
        int batchBytes,
        int labelLength,
        int auditEntries,
        int historyEvents,
        int answerRows) {

    /** The longest name of a lock, in characters. Not a key: every member has to agree on it. */
    public static final int NAME_LENGTH = 512;

    /** What holds where nothing is configured. */
    public static final Limits DEFAULT =
            new Limits(10_000, 100_000, 100_000, 100, Duration.ofMinutes(5), 131_072, 256, 1_000, 10_000, 200_000);

    /**
     * Checks every value.
     *
     * @throws IllegalArgumentException naming the key and what is allowed
     */
    public Limits {
        Keys.WAITERS_PER_LOCK.check(waitersPerLock);
        Keys.HOLDS_PER_SESSION.check(holdsPerSession);
        Keys.SESSIONS.check(sessions);
        Keys.SESSIONS_PER_CLIENT.check(sessionsPerClient);
        Keys.SESSION_TIME_TO_LIVE.check(sessionTimeToLive);
        Keys.BATCH_BYTES.check(batchBytes);
        Keys.LABEL_LENGTH.check(labelLength);
        Keys.AUDIT_ENTRIES.check(auditEntries);
        Keys.HISTORY_EVENTS.check(historyEvents);
        Keys.ANSWER_ROWS.check(answerRows);
    }

    /** A copy with another key {@code limits.waiters-per-lock}. */
    public Limits withWaitersPerLock(int changed) {
        return with(draft -> draft.waitersPerLock = changed);
    }

    /** A copy with another key {@code limits.holds-per-session}. */
    public Limits withHoldsPerSession(int changed) {
        return with(draft -> draft.holdsPerSession = changed);
    }

    /** A copy with another key {@code limits.sessions}. */
    public Limits withSessions(int changed) {
        return with(draft -> draft.sessions = changed);
    }

    /** A copy with another key {@code limits.sessions-per-client}. */
    public Limits withSessionsPerClient(int changed) {
        return with(draft -> draft.sessionsPerClient = changed);
    }

    /** A copy with another key {@code limits.session-time-to-live}. */
    public Limits withSessionTimeToLive(Duration changed) {
        return with(draft -> draft.sessionTimeToLive = changed);
    }

    /** A copy with another key {@code limits.batch-bytes}. */
    public Limits withBatchBytes(int changed) {
        return with(draft -> draft.batchBytes = changed);
    }

    /** A copy with another key {@code limits.label-length}. */
    public Limits withLabelLength(int changed) {
        return with(draft -> draft.labelLength = changed);
    }

    /** A copy with another key {@code limits.audit-entries}. */
    public Limits withAuditEntries(int changed) {
        return with(draft -> draft.auditEntries = changed);
    }

    /** A copy with another key {@code limits.history-events}. */
    public Limits withHistoryEvents(int changed) {
        return with(draft -> draft.historyEvents = changed);
    }

    /** A copy with another key {@code limits.answer-rows}. */
    public Limits withAnswerRows(int changed) {
        return with(draft -> draft.answerRows = changed);
    }

    private Limits with(Consumer<LimitsDraft> change) {
        LimitsDraft draft = new LimitsDraft(this);
        change.accept(draft);
        return draft.done();
    }
}
