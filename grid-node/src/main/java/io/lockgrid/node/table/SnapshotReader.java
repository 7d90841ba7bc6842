package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.Input;
import io.lockgrid.node.table.bytes.AnswerFormat;
import io.lockgrid.node.table.bytes.CommandFormat;
import io.lockgrid.node.table.words.AuditEntry;
import io.lockgrid.node.table.words.NumberedEvent;
import io.lockgrid.node.table.words.Result;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link SnapshotWriter} wrote, and refuses what cannot be a table. */
final class SnapshotReader {
    private final Input in;
    private final State state = new State();
    private final List<Session> sessions = new ArrayList<>();

    SnapshotReader(Input in) {
        this.in = in;
    }

    State read() {
        state.founded = in.readBoolean();
        state.seed(in.readFixed());
        state.tableId = in.readFixed();
        state.lastFence = in.readVar();
        state.watermark = in.readVar();
        expect(state.watermark <= state.lastFence, "a watermark is of the future");
        state.lastTicket = in.readVar();
        state.lastAudit = in.readVar();
        state.lastWall = in.readSigned();
        int sessionCount = in.readCount();
        for (int i = 0; i < sessionCount; i++) {
            Session session = readSession();
            expect(state.session(session.id()) == null, "a session comes twice");
            state.put(session);
            sessions.add(session);
        }
        int lockCount = in.readCount();
        for (int i = 0; i < lockCount; i++) {
            readLock();
        }
        sessions.forEach(Session::sortMemos);
        int auditCount = in.readCount();
        for (int i = 0; i < auditCount; i++) {
            readAudit();
        }
        int destroyed = in.readCount();
        for (int i = 0; i < destroyed; i++) {
            state.bans().put(new Destroyed(in.readVar(), in.readText(), in.readText()));
        }
        int undated = in.readCount();
        for (int i = 0; i < undated; i++) {
            state.put(new Undated(in.readVar(), in.readUuid(), in.readVar()));
        }
        int barred = in.readCount();
        for (int i = 0; i < barred; i++) {
            state.bans().bar(in.readUuid());
        }
        return state;
    }

    private Session readSession() {
        Session session = new Session(
                state.edit(),
                in.readUuid(),
                CommandFormat.readLabel(in),
                in.readVar(),
                in.readVar(),
                in.readInt(),
                in.readSigned(),
                in.readVar());
        expect(session.openedAt() <= state.lastFence, "a session was opened in the future");
        session.beat(in.readVar());
        long lowestOpen = in.readVar();
        int span = in.readCount();
        expect(lowestOpen >= 0 && lowestOpen <= Long.MAX_VALUE / 2 && span <= Window.BOUND, "a window cannot be so");
        Window window = session.ownWindow();
        window.raise(lowestOpen);
        for (int i = 0; i < span; i++) {
            Result result = AnswerFormat.readResult(in);
            if (result != null) {
                window.put(lowestOpen + i, result);
            }
        }
        session.lastEvent(in.readVar());
        int events = in.readCount();
        for (int i = 0; i < events; i++) {
            session.put(new NumberedEvent(in.readVar(), AnswerFormat.readEvent(in)));
        }
        int memos = in.readCount();
        for (int i = 0; i < memos; i++) {
            session.restore(StockFormat.readMemo(in));
        }
        return session;
    }

    private void readLock() {
        String name = in.readText();
        expect(state.lock(name) == null, "a lock comes twice");
        Lock lock = readHolder(name);
        state.put(lock);
        int waiters = in.readCount();
        for (int i = 0; i < waiters; i++) {
            Wait wait = readWait(name);
            expect(wait.ticket() > 0 && wait.ticket() <= state.lastTicket, "a waiter has a ticket of the future");
            lock.enqueue(wait);
        }
        expect(lock.waiterCount() == waiters, "a ticket comes twice");
    }

    private Lock readHolder(String name) {
        int form = in.readByte();
        switch (form) {
            case SnapshotWriter.HELD:
                Hold hold = readHold(name);
                expect(hold.fence() <= state.lastFence, "a hold has a fence of the future");
                return state.lock(name, hold, null);
            case SnapshotWriter.DELAYED:
                return state.lock(name, null, new Delay(in.readVar(), in.readVar(), in.readSigned()));
            default:
                throw in.damaged("a lock is neither held nor in lock-delay");
        }
    }

    private Hold readHold(String name) {
        Session session = readSessionPlace();
        long acquire = in.readVar();
        long owner = in.readVar();
        long since = in.readSigned();
        String ownerLabel = in.readLabel();
        @Nullable String reason = in.readOptionalLabel();
        Hold hold = new Hold(
                session.id(),
                acquire,
                name,
                owner,
                in.readVar(),
                in.readInt(),
                in.readInt(),
                in.readVar(),
                in.readVar(),
                in.readVar(),
                since,
                ownerLabel,
                reason);
        claim(session, hold);
        return hold;
    }

    private Wait readWait(String name) {
        Session session = readSessionPlace();
        long acquire = in.readVar();
        long owner = in.readVar();
        long since = in.readSigned();
        String ownerLabel = in.readLabel();
        @Nullable String reason = in.readOptionalLabel();
        Wait wait = new Wait(
                session.id(),
                acquire,
                name,
                owner,
                in.readVar(),
                in.readSigned(),
                in.readVar(),
                in.readVar(),
                since,
                ownerLabel,
                reason);
        claim(session, wait);
        return wait;
    }

    private void readAudit() {
        state.put(new AuditEntry(
                in.readVar(),
                in.readSigned(),
                in.readLabel(),
                in.readLabel(),
                in.readText(),
                in.readVar(),
                in.readLabel(),
                in.readLabel(),
                in.readOptionalLabel()));
    }

    private Session readSessionPlace() {
        int place = in.readInt();
        expect(place < sessions.size(), "there is no session " + place);
        return sessions.get(place);
    }

    private void claim(Session session, Claim claim) {
        expect(session.claim(claim.acquire()) == null, "an acquire comes twice");
        session.put(claim);
    }

    private void expect(boolean condition, String otherwise) {
        if (!condition) {
            throw in.damaged(otherwise);
        }
    }
}
