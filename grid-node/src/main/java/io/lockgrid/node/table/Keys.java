package io.lockgrid.node.table;

import org.jspecify.annotations.Nullable;

/** How the elements of a {@link Trie} are keyed: they contain their key. */
interface Keys<E> {
    /** Spreads multiplied values over the upper bits, which a trie looks at first. */
    long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    Keys<Lock> LOCKS = new Keys<>() {
        @Override
        public long hash(Lock lock) {
            return lock.hash();
        }

        @Override
        public Object key(Lock lock) {
            return lock.name();
        }
    };

    Keys<Claim> CLAIMS = Claim::acquire;
    Keys<Wait> WAITS = Wait::ticket;
    Keys<NumberedEvent> EVENTS = NumberedEvent::number;
    Keys<AuditEntry> AUDIT = AuditEntry::number;
    Keys<StockMemo> MEMOS_BY_THREAD = StockMemo::thread;
    Keys<StockMemo> MEMOS_BY_ORDER = StockMemo::order;
    Keys<Destroyed> DESTROYED = Destroyed::number;
    Keys<Undated> UNDATED = Undated::number;

    /** The key itself if it is a number, otherwise a hash of it. */
    long hash(E element);

    /** The key if the hash is not the whole of it, otherwise null. */
    default @Nullable Object key(E element) {
        return null;
    }

    static Keys<Session> ofSessions(SecretHash hash) {
        return new Keys<>() {
            @Override
            public long hash(Session session) {
                return hash.of(session.id());
            }

            @Override
            public Object key(Session session) {
                return session.id();
            }
        };
    }

    static Keys<ClientSessions> ofClients(SecretHash hash) {
        return new Keys<>() {
            @Override
            public long hash(ClientSessions sessions) {
                return hash.of(sessions.client());
            }

            @Override
            public Object key(ClientSessions sessions) {
                return sessions.client();
            }
        };
    }

    static Keys<SessionId> ofSessionIds(SecretHash hash) {
        return new Keys<>() {
            @Override
            public long hash(SessionId id) {
                return hash.of(id);
            }

            @Override
            public Object key(SessionId id) {
                return id;
            }
        };
    }
}
