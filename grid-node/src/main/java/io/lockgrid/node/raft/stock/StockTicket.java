package io.lockgrid.node.raft.stock;

import io.lockgrid.internal.text.UnicodeText;
import io.lockgrid.node.Limits;
import io.lockgrid.node.replica.LockTerms;
import io.lockgrid.node.replica.RequestRules;
import io.lockgrid.node.table.bytes.Formats;
import java.util.UUID;

/**
 * What a member adds to an operation of Hazelcast's own lock API, which has room for a name only: the handle, who calls,
 * and the limits and rules of the member's configuration, so that replicas never consult their own files. Immutable.
 *
 * @param handle the handle that is used, or the client
 * @param owner name of the member or client
 * @param host host and port
 * @param node the id of the member or client
 * @param maxDepth how often a thread may get the lock, 0 for no limit
 * @param maxSessions no session is opened for the caller if its group has so many
 * @param maxSessionsOfClient no session is opened for the caller if it has so many itself
 */
public record StockTicket(
        String name,
        String handle,
        String owner,
        String host,
        UUID node,
        int maxDepth,
        long maxHoldMillis,
        long lockDelayMillis,
        int maxWaiters,
        int maxHolds,
        int maxSessions,
        int maxSessionsOfClient) {
    /** No name has it, see {@link #checkName}. */
    private static final String SEPARATOR = "\0";

    private static final int FIELDS = 13;
    private static final int NO_LIMIT = Integer.MAX_VALUE;
    private static final UUID NOBODY = new UUID(0, 0);

    /** The ticket of a member, with what its configuration lays down for the lock; its sessions are never refused. */
    static StockTicket of(
            RequestRules rules, String name, String handle, int acquireLimit, String owner, String host, UUID node) {
        LockTerms terms = rules.terms(name, 0);
        return new StockTicket(
                name,
                handle,
                owner,
                host,
                node,
                acquireLimit,
                terms.maxHoldMillis(),
                terms.lockDelayMillis(),
                terms.maxWaiters(),
                rules.limits().holdsPerSession(),
                NO_LIMIT,
                NO_LIMIT);
    }

    static void checkName(String name) {
        if (name.contains(SEPARATOR)) {
            throw new IllegalArgumentException(
                    "a lock's name has a NUL character; allowed: any other character; nothing was done");
        } else if (!UnicodeText.isWellFormed(name)) {
            throw new IllegalArgumentException(
                    "a lock's name has half of a surrogate pair, which is no character; nothing was done");
        }
    }

    /** The name as the operations carry it, and the log: in a version of {@link Formats} that all replicas read. */
    public String encode(int version) {
        return String.join(
                SEPARATOR,
                name,
                String.valueOf(Formats.checked(version)),
                handle,
                clean(owner),
                clean(host),
                node.toString(),
                String.valueOf(maxDepth),
                String.valueOf(maxHoldMillis),
                String.valueOf(lockDelayMillis),
                String.valueOf(maxWaiters),
                String.valueOf(maxHolds),
                String.valueOf(maxSessions),
                String.valueOf(maxSessionsOfClient));
    }

    /**
     * Reads {@link #encode}; an operation that carries only a name has no rules and no known caller.
     *
     * @throws IllegalArgumentException if it is a ticket of another version, or none
     */
    public static StockTicket parse(String text) {
        String[] fields = text.split(SEPARATOR, -1);
        if (fields.length == 1) {
            return new StockTicket(
                    fields[0], "", "unknown", "unknown", NOBODY, 0, 0, 0, NO_LIMIT, NO_LIMIT, NO_LIMIT, NO_LIMIT);
        } else if (fields.length != FIELDS || !isKnown(fields[1])) {
            throw new IllegalArgumentException("lock '" + fields[0] + "' was asked for in format version " + fields[1]
                    + ", which this release does not read; nothing was done: bring all members to the same release");
        }
        return new StockTicket(
                fields[0],
                fields[2],
                fields[3],
                fields[4],
                UUID.fromString(fields[5]),
                Integer.parseInt(fields[6]),
                Long.parseLong(fields[7]),
                Long.parseLong(fields[8]),
                Integer.parseInt(fields[9]),
                Integer.parseInt(fields[10]),
                Integer.parseInt(fields[11]),
                Integer.parseInt(fields[12]));
    }

    private static boolean isKnown(String version) {
        return version.matches("\\d{1,3}") && Formats.isKnown(Integer.parseInt(version));
    }

    /** The same for a client, whose sessions have limits. */
    public StockTicket from(String client, String address, UUID id, Limits limits) {
        return new StockTicket(
                name,
                handle,
                client,
                address,
                id,
                maxDepth,
                maxHoldMillis,
                lockDelayMillis,
                maxWaiters,
                maxHolds,
                limits.sessions(),
                limits.sessionsPerClient());
    }

    private static String clean(String label) {
        return label.replace(SEPARATOR, "");
    }
}
