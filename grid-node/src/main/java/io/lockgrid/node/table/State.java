package io.lockgrid.node.table;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Limit;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.trie.Edit;
import io.lockgrid.node.table.trie.Keys;
import io.lockgrid.node.table.trie.SecretHash;
import io.lockgrid.node.table.trie.Trie;
import io.lockgrid.node.table.words.AuditEntry;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a table consists of, and access to it that respects what forks share. */
final class State {
    private Edit edit = new Edit();
    private SecretHash hash;
    private Trie<Lock> locks;
    private Trie<Session> sessions;
    /** Follows from the sessions, so not in snapshots. */
    private Trie<ClientSessions> clients;

    private final Trie<AuditEntry> audit;
    private final Trie<Undated> undated;
    private StockBans bans;

    /** Whether an entry was applied: before, there is neither an id nor a fence, and no lock or session. */
    boolean founded;

    /** Keys the hashes; not told to anybody outside. */
    long seed;

    long tableId;
    long lastFence;
    /**
     * An opening that claims less is refused: it may be a late copy of what opened a session that is over. Above the claim
     * of every session that ended here, and not below where the table began.
     */
    long watermark;

    long lastTicket;
    /** The latest wall clock of an entry. */
    long lastWall;

    long lastAudit;
    /** How many delays the locks have; follows from them, so not in snapshots. */
    int closed;

    /** Counts the entries that this object applied; only tells them apart, so not in snapshots. */
    long entry;

    State() {
        hash = new SecretHash(0);
        locks = new Trie<>(lockKeys(hash));
        sessions = new Trie<>(sessionKeys(hash));
        clients = new Trie<>(clientKeys(hash));
        audit = new Trie<>(AuditEntry::number);
        undated = new Trie<>(Undated::number);
        bans = new StockBans(hash);
    }

    private State(State other) {
        hash = other.hash;
        seed = other.seed;
        locks = other.locks.copy();
        sessions = other.sessions.copy();
        clients = other.clients.copy();
        audit = other.audit.copy();
        undated = other.undated.copy();
        bans = other.bans.fork();
        founded = other.founded;
        tableId = other.tableId;
        lastFence = other.lastFence;
        watermark = other.watermark;
        lastTicket = other.lastTicket;
        lastWall = other.lastWall;
        lastAudit = other.lastAudit;
        closed = other.closed;
        entry = other.entry;
    }

    private static Keys<Lock> lockKeys(SecretHash hash) {
        return Keys.of(Lock::name, hash::of);
    }

    private static Keys<Session> sessionKeys(SecretHash hash) {
        return Keys.of(Session::id, hash::of);
    }

    private static Keys<ClientSessions> clientKeys(SecretHash hash) {
        return Keys.of(ClientSessions::client, hash::of);
    }

    /** A copy in O(1): both lose the right to change in place what they share. */
    State fork() {
        edit = new Edit();
        return new State(this);
    }

    /** The seed of a table that has neither locks nor sessions yet. */
    void seed(long proposed) {
        seed = proposed;
        hash = new SecretHash(proposed);
        locks = new Trie<>(lockKeys(hash));
        sessions = new Trie<>(sessionKeys(hash));
        clients = new Trie<>(clientKeys(hash));
        bans = new StockBans(hash);
    }

    Edit edit() {
        return edit;
    }

    Trie<Lock> locks() {
        return locks;
    }

    Trie<Session> sessions() {
        return sessions;
    }

    Trie<AuditEntry> audit() {
        return audit;
    }

    StockBans bans() {
        return bans;
    }

    @Nullable
    Lock lock(String name) {
        return locks.get(hash.of(name), name);
    }

    /** A lock that is not among the others yet, which it is from now on. */
    Lock newLock(String name, Demand pool) {
        Lock lock = new Lock(edit, name, pool);
        locks.put(edit, lock);
        return lock;
    }

    @Nullable
    Session session(UUID id) {
        return sessions.get(hash.of(id), id);
    }

    /** This lock, to change. */
    Lock own(Lock lock) {
        Lock own = lock.own(edit);
        if (own != lock) {
            locks.put(edit, own);
        }
        return own;
    }

    /** This session, to change. */
    Session own(Session session) {
        Session own = session.own(edit);
        if (own != session) {
            sessions.put(edit, own);
        }
        return own;
    }

    /** The session of a hold or wait, to change; null while that session is being ended. */
    @Nullable
    Session sessionOf(Claim claim) {
        Session session = session(claim.session());
        return session == null ? null : own(session);
    }

    /** The lock of a hold or wait, to change. */
    Lock lockOf(Claim claim) {
        Lock lock = lock(claim.name());
        if (lock == null) {
            throw new IllegalStateException("There is no lock of " + claim);
        }
        return own(lock);
    }

    void remove(Lock lock) {
        locks.remove(edit, hash.of(lock.name()), lock.name());
    }

    /** A session that is not among the others yet. */
    void put(Session session) {
        sessions.put(edit, session);
        count(session.home(), 1);
    }

    void remove(Session session) {
        sessions.remove(edit, hash.of(session.id()), session.id());
        count(session.home(), -1);
    }

    private void count(Home home, int more) {
        if (home.kind() == SessionKind.MEMBER) {
            return;
        }
        int count = sessionsOf(home.node()) + more;
        if (count == 0) {
            clients.remove(edit, hash.of(home.node()), home.node());
        } else {
            clients.put(edit, new ClientSessions(home.node(), count));
        }
    }

    int sessionsOf(UUID client) {
        ClientSessions counted = clients.get(hash.of(client), client);
        return counted == null ? 0 : counted.count();
    }

    /** The limit that another session of a client would exceed, or null. */
    Outcome.@Nullable LimitExceeded tooMany(UUID client, SessionTerms terms) {
        if (sessionsOf(client) >= terms.maxSessionsOfClient()) {
            return new Outcome.LimitExceeded(Limit.SESSIONS_PER_CLIENT, terms.maxSessionsOfClient());
        }
        return sessions.size() >= terms.maxSessions()
                ? new Outcome.LimitExceeded(Limit.SESSIONS, terms.maxSessions())
                : null;
    }

    /** What began without a date, oldest first. */
    List<Undated> undated() {
        return undated.first(Integer.MAX_VALUE);
    }

    void put(Undated one) {
        undated.put(edit, one);
    }

    List<Undated> takeUndated() {
        List<Undated> all = undated();
        all.forEach(one -> undated.remove(edit, one.number()));
        return all;
    }

    void put(AuditEntry entry) {
        audit.put(edit, entry);
    }

    void dropOldestAudit() {
        AuditEntry oldest = audit.first();
        if (oldest != null) {
            audit.remove(edit, oldest.number());
        }
    }
}
