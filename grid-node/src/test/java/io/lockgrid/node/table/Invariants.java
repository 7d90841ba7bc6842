package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Notice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What is true of every table after every entry. */
final class Invariants {
    private Invariants() {}

    static void check(LockTable table) {
        Set<Claim> ofLocks = new HashSet<>();
        Set<Long> fences = new HashSet<>();
        List<Lock> locks = new ArrayList<>();
        table.forEachLock(locks::add);
        require(locks.size() == table.lockCount(), "the count of locks is right");
        require(
                locks.stream().mapToInt(lock -> lock.delays().size()).sum() == table.state().closed,
                "the count of delays is right");
        for (Lock lock : locks) {
            checkLock(table, lock);
            for (Hold hold : lock.holds(Integer.MAX_VALUE)) {
                ofLocks.add(hold);
                require(fences.add(hold.fence()), "no two holds have one fence");
            }
            ofLocks.addAll(lock.waiters(Integer.MAX_VALUE));
        }

        Set<Claim> ofSessions = new HashSet<>();
        List<Session> sessions = new ArrayList<>();
        table.forEachSession(sessions::add);
        require(sessions.size() == table.sessionCount(), "the count of sessions is right");
        Map<UUID, Integer> ofClients = new HashMap<>();
        for (Session session : sessions) {
            if (session.home().kind() != SessionKind.MEMBER) {
                ofClients.merge(session.home().node(), 1, Integer::sum);
            }
            require(table.session(session.id()) == session, "a session is found by its id");
            require(session.openedAt() <= table.lastFence(), "no session was opened in the future");
            checkClaims(session, ofSessions);
            checkOutbox(session);
        }
        ofClients.forEach((client, count) ->
                require(table.state().sessionsOf(client) == count, "the count of a client's sessions is right"));
        require(table.state().watermark <= table.lastFence(), "whoever knows the last fence can open a session");
        require(ofSessions.equals(ofLocks), "locks and sessions know of the same holds and waits");
    }

    private static void checkLock(LockTable table, Lock lock) {
        require(table.lock(lock.name()) == lock, "a lock is found by its name");
        long units = lock.delays().stream().mapToLong(Delay::units).sum();
        List<Hold> holds = lock.holds(Integer.MAX_VALUE);
        require(holds.size() == lock.holdCount(), "the count of holds is right");
        for (Hold hold : holds) {
            units += hold.units();
            require(hold.fence() <= table.lastFence(), "no hold has a fence of the future");
            require(hold.depth() > 0 && hold.name().equals(lock.name()), "a hold is of its lock");
        }
        require(units == lock.used() && units > 0 && units <= lock.pool().capacity(), "the units in use are right");
        List<Wait> waiters = lock.waiters(Integer.MAX_VALUE);
        require(waiters.isEmpty() || !lock.hasFree(waiters.get(0).units()), "nobody waits for what is free");
        require(waiters.size() == lock.waiterCount(), "the count of waiters is right");
        for (int i = 0; i < waiters.size(); i++) {
            require(waiters.get(i).name().equals(lock.name()), "a waiter is of its lock");
            require(i == 0 || waiters.get(i).ticket() > waiters.get(i - 1).ticket(), "waiters are in order");
        }
    }

    private static void checkClaims(Session session, Set<Claim> all) {
        List<Claim> claims = new ArrayList<>();
        session.forEachClaim(claims::add);
        require(claims.size() == session.claimCount(), "the count of claims is right");
        require(claims.size() <= session.maxHolds(), "no session has more than its limit");
        for (int i = 0; i < claims.size(); i++) {
            require(claims.get(i).session().equals(session.id()), "a claim is of its session");
            require(i == 0 || claims.get(i).acquire() > claims.get(i - 1).acquire(), "claims are in order");
        }
        all.addAll(claims);
    }

    private static void checkOutbox(Session session) {
        List<Notice> events = session.notices();
        require(events.size() == session.noticeCount(), "the count of events is right");
        for (int i = 0; i < events.size(); i++) {
            require(events.get(i).number() == session.lastNotice() - events.size() + 1 + i, "no event is missing");
        }
        require(events.size() <= Window.BOUND + 2L * session.maxHolds(), "the outbox is bounded");
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError("Not so: " + what);
        }
    }
}
