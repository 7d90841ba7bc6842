package io.lockgrid.node.table;

import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.words.LockTerms;
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
        in.readList(StateForms.AUDIT).forEach(state::put);
        in.readList(StateForms.DESTROYED).forEach(state.bans()::put);
        in.readList(StateForms.UNDATED).forEach(state::put);
        in.readList(StateForms.ID).forEach(state.bans()::bar);
        return state;
    }

    private Session readSession() {
        Session session = new Session(
                state.edit(),
                in.readUuid(),
                StateForms.HOME.read(in),
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
            if (in.readBoolean()) {
                window.put(lowestOpen + i, StateForms.OUTCOME.read(in));
            }
        }
        session.lastNotice(in.readVar());
        in.readList(StateForms.NOTICE).forEach(session::put);
        in.readList(StateForms.MEMO).forEach(session::restore);
        return session;
    }

    private void readLock() {
        String name = in.readText();
        expect(state.lock(name) == null, "a lock comes twice");
        Lock lock = state.newLock(name, StateForms.DEMAND.read(in));
        int holds = in.readCount();
        for (int i = 0; i < holds; i++) {
            Hold hold = readHold(lock);
            expect(hold.fence() <= state.lastFence, "a hold has a fence of the future");
            lock.put(hold);
        }
        in.readList(StateForms.DELAY).forEach(lock::put);
        state.closed += lock.delays().size();
        int waiters = in.readCount();
        for (int i = 0; i < waiters; i++) {
            Wait wait = readWait(lock);
            expect(wait.ticket() > 0 && wait.ticket() <= state.lastTicket, "a waiter has a ticket of the future");
            lock.enqueue(wait);
        }
        expect(lock.holdCount() == holds && lock.waiterCount() == waiters, "a fence or ticket comes twice");
        expect(lock.used() > 0 && lock.used() <= lock.pool().capacity(), "a lock cannot be so");
    }

    private Hold readHold(Lock lock) {
        Session session = readSessionPlace();
        long acquire = in.readVar();
        long owner = in.readVar();
        long since = in.readSigned();
        String ownerLabel = in.readLabel();
        @Nullable String reason = in.readOptionalLabel();
        LockTerms terms = readTerms(lock);
        Hold hold = new Hold(
                session.id(),
                acquire,
                lock.name(),
                owner,
                in.readVar(),
                in.readInt(),
                in.readInt(),
                in.readVar(),
                terms,
                since,
                ownerLabel,
                reason);
        claim(session, hold);
        return hold;
    }

    private Wait readWait(Lock lock) {
        Session session = readSessionPlace();
        long acquire = in.readVar();
        long owner = in.readVar();
        long since = in.readSigned();
        String ownerLabel = in.readLabel();
        @Nullable String reason = in.readOptionalLabel();
        LockTerms terms = readTerms(lock);
        Wait wait = new Wait(
                session.id(),
                acquire,
                lock.name(),
                owner,
                in.readVar(),
                in.readSigned(),
                terms,
                since,
                ownerLabel,
                reason);
        claim(session, wait);
        return wait;
    }

    private LockTerms readTerms(Lock lock) {
        LockTerms terms = StateForms.TERMS.read(in);
        expect(terms.demand().isLike(lock.pool()), "a claim is of another kind than its lock");
        return terms;
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
