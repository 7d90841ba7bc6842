package io.lockgrid.node.raft.stock;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.Form;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.bytes.Input;
import io.lockgrid.internal.bytes.Output;
import io.lockgrid.internal.text.UnicodeText;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.table.bytes.Formats;
import java.util.Base64;
import java.util.UUID;

/**
 * What a member adds to an operation of Hazelcast's own lock API, which has room for a name only: the handle, who calls,
 * and the limits and rules of the member's configuration, so that replicas never consult their own files. Immutable.
 *
 * @param handle the handle that is used, or the client
 * @param home whose session it is
 * @param maxDepth how often a thread may get the lock, 0 for no limit
 * @param terms of the lock
 * @param sessions of the session that the first acquire opens
 */
public record StockTicket(String name, String handle, Home home, int maxDepth, LockTerms terms, SessionTerms sessions) {
    /** For limits. */
    static final int NONE = Integer.MAX_VALUE;

    /** No name has it, see {@link #checkName}. */
    private static final char SEPARATOR = '\0';

    private static final Home NOBODY = new Home(SessionKind.STOCK, "unknown", "unknown", new UUID(0, 0));
    private static final Form<StockTicket> FORM = Form.of(StockTicket.class);
    private static final int USUAL_LENGTH = 256;

    static void checkName(String name) {
        if (name.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException(
                    "a lock's name has a NUL character; allowed: any other character; nothing was done");
        } else if (!UnicodeText.isWellFormed(name)) {
            throw new IllegalArgumentException(
                    "a lock's name has half of a surrogate pair, which is no character; nothing was done");
        }
    }

    /** The name as the operations carry it, and the log: in a version of {@link Formats} that all replicas read. */
    public String encode(int version) {
        Output out = new Output(USUAL_LENGTH).begin(Formats.checked(version));
        FORM.write(out, named(""));
        return name + SEPARATOR + Base64.getEncoder().withoutPadding().encodeToString(out.toBytes());
    }

    /**
     * Reads {@link #encode}; an operation that carries only a name has no rules and no known caller.
     *
     * @throws IllegalArgumentException if it is a ticket of another version, or none
     */
    public static StockTicket parse(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0) {
            return new StockTicket(
                    text, "", NOBODY, 0, new LockTerms(Demand.MUTEX, 0, 0, NONE), new SessionTerms(NONE, NONE, NONE));
        }
        String name = text.substring(0, end);
        try {
            Input in = new Input(Base64.getDecoder().decode(text.substring(end + 1)));
            if (!Formats.isKnown(in.version())) {
                throw new FormatException("of format version " + in.version()
                        + ", which this release does not read: bring all members to the same release");
            }
            StockTicket ticket = FORM.read(in);
            in.expectEnd();
            return ticket.named(name);
        } catch (FormatException | IllegalArgumentException damaged) {
            throw new IllegalArgumentException(
                    "lock '" + name + "' was asked for with a ticket that is not understood: " + damaged.getMessage()
                            + "; nothing was done",
                    damaged);
        }
    }

    private StockTicket named(String other) {
        return new StockTicket(other, handle, home, maxDepth, terms, sessions);
    }

    /** The same for a client, whose sessions have limits. */
    public StockTicket from(Home client, SessionTerms limits) {
        return new StockTicket(name, handle, client, maxDepth, terms, limits);
    }
}
