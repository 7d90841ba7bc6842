package io.lockgrid.node;

import java.time.Duration;

/** {@link Limits} while they are being put together. For one thread. */
final class LimitsDraft {
    int waitersPerLock;
    int holdsPerSession;
    int sessions;
    int sessionsPerClient;
    Duration sessionTimeToLive;
    int batchBytes;
    int labelLength;
    int auditEntries;
    int historyEvents;
    int answerRows;

    LimitsDraft(Limits from) {
        waitersPerLock = from.waitersPerLock();
        holdsPerSession = from.holdsPerSession();
        sessions = from.sessions();
        sessionsPerClient = from.sessionsPerClient();
        sessionTimeToLive = from.sessionTimeToLive();
        batchBytes = from.batchBytes();
        labelLength = from.labelLength();
        auditEntries = from.auditEntries();
        historyEvents = from.historyEvents();
        answerRows = from.answerRows();
    }

    Limits done() {
        return new Limits(
                waitersPerLock,
                holdsPerSession,
                sessions,
                sessionsPerClient,
                sessionTimeToLive,
                batchBytes,
                labelLength,
                auditEntries,
                historyEvents,
                answerRows);
    }
}
