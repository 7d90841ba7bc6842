package io.lockgrid.node.raft.access;

import com.hazelcast.internal.nio.Connection;
import io.lockgrid.internal.wire.questions.AdminQuery;
import io.lockgrid.internal.wire.questions.AdminQuestion;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Home;
import io.lockgrid.internal.words.Outcome;
import io.lockgrid.internal.words.Request;
import io.lockgrid.node.AccessRules;
import io.lockgrid.node.Right;
import io.lockgrid.node.replica.Sieve;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the client of one connection may do, and what it is told where it may not: an answer, never a failed message, which
 * would be sent again. Immutable.
 *
 * <p>Whoever has something may keep it and give it back: a renewal, a release, a withdrawal and the end of a session need no
 * right, as the session is its own. What an operator does to members and to sessions is about no one lock, so it needs
 * the right for all of them.
 */
public record Admission(AccessRules rules, @Nullable Identity identity) {

    /** Of whom the connection is from. */
    public static Admission of(AccessRules rules, Connection connection) {
        return new Admission(rules, Identity.of(connection));
    }

    /** Which requests go no further. */
    public Sieve of(Batch batch) {
        return new Sieve(batch.requests(), this::refusal);
    }

    private @Nullable Outcome refusal(Request request) {
        String words = request instanceof Request.Open
                ? (rules.allowSome(names(), Right.OPERATE) ? null : objection(Right.LOCK, null))
                : objection(needed(request), request.name());
        return words == null ? null : new Outcome.Refused(words, true);
    }

    /** Why this question is not answered, or null. */
    public @Nullable String objection(AdminQuery query) {
        if (query instanceof AdminQuery.Act) {
            return objection(Right.OPERATE, null);
        } else if (query instanceof AdminQuery.Lock one) {
            return objection(Right.LOOK, one.name());
        } else if (query instanceof AdminQuery.History one) {
            return objection(Right.LOOK, one.name());
        }
        return query instanceof AdminQuery.Facts ? null : objection(Right.LOOK, null);
    }

    private @Nullable String objection(@Nullable Right right, @Nullable String lock) {
        if (right == null || may(right, lock)) {
            return null;
        }
        return (identity == null ? "a client without an identity" : "identity '" + identity.name() + "'")
                + " has not the right to " + right.name().toLowerCase(Locale.ROOT)
                + (lock == null ? "" : " '" + lock + "'")
                + "; nothing was done: a rule under access has to give it, on every member";
    }

    /**
     * Asks for a lock by Hazelcast's own API, whose clients understand a failure only.
     *
     * @param right that is needed, or null for none
     * @return the home as that of this client
     * @throws SecurityException if it may not have the lock
     */
    public Home admit(Home home, @Nullable Right right, String lock) {
        refuse(objection(right, lock));
        return home.of(name());
    }

    /**
     * Asks who holds a lock by Hazelcast's own API, as also those do who may have it.
     *
     * @throws SecurityException if it may neither look at it nor have it
     */
    public void expectSight(String lock) {
        if (!may(Right.LOCK, lock)) {
            refuse(objection(Right.LOOK, lock));
        }
    }

    /**
     * Asks for something that is about no one lock yet, by Hazelcast's own API.
     *
     * @param any rights of which it needs one, for some lock
     * @throws SecurityException if it has none of them for any
     */
    public void expectSome(Right... any) {
        if (Arrays.stream(any).noneMatch(right -> rules.allowSome(names(), right))) {
            refuse(objection(any[0], null));
        }
    }

    private static void refuse(@Nullable String objection) {
        if (objection != null) {
            throw new SecurityException(objection);
        }
    }

    private boolean may(Right right, @Nullable String lock) {
        if (lock != null) {
            return rules.allow(names(), right, lock);
        }
        return right == Right.OPERATE ? rules.allowAll(names(), right) : rules.allowSome(names(), right);
    }

    private List<String> names() {
        return identity == null ? List.of() : identity.names();
    }

    private static @Nullable Right needed(Request request) {
        if (request instanceof Request.Acquire || request instanceof Request.Reenter) {
            return Right.LOCK;
        }
        return request instanceof Request.Act ? Right.OPERATE : null;
    }

    /** The batch as who came in by this connection sent it, whatever it says of itself. */
    public Batch stamped(Batch batch) {
        boolean told = identity != null || batch.requests().stream().anyMatch(Admission::tellsAnIdentity);
        return (told ? batch.with(batch.requests().stream().map(this::stamped).toList()) : batch).of(name());
    }

    private static boolean tellsAnIdentity(Request request) {
        return request instanceof Request.Open open && open.home().identity() != null;
    }

    private Request stamped(Request request) {
        if (request instanceof Request.Open open) {
            return open.from(open.home().of(name()));
        }
        return request instanceof Request.Act act ? act.by(stamped(act.actor())) : request;
    }

    /** A person that acts through a console, which has an identity of its own, is named with it. */
    String stamped(String actor) {
        return identity == null || actor.equals(identity.name()) ? actor : actor + ", by " + identity.name();
    }

    /** The same of a question: what its answer may tell of is what its client may look at. */
    public AdminQuestion stamped(AdminQuery query) {
        return new AdminQuestion(
                query instanceof AdminQuery.Act act ? act.by(stamped(act.actor())) : query,
                rules.names(names(), Right.LOOK).orElse(null));
    }

    private @Nullable String name() {
        return identity == null ? null : identity.name();
    }
}
