package io.lockgrid.node.replica;

import io.lockgrid.admin.SessionKind;
import io.lockgrid.internal.bytes.FormatException;
import io.lockgrid.internal.text.Durations;
import io.lockgrid.internal.text.LockName;
import io.lockgrid.internal.text.UnicodeText;
import io.lockgrid.internal.wire.WireCodec;
import io.lockgrid.internal.words.Batch;
import io.lockgrid.internal.words.Demand;
import io.lockgrid.internal.words.LockTerms;
import io.lockgrid.internal.words.Request;
import io.lockgrid.internal.words.SessionTerms;
import io.lockgrid.node.GridNodeConfig;
import io.lockgrid.node.Limits;
import io.lockgrid.node.LockRule;
import io.lockgrid.node.LockRules;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a session asks into what the table is told: refuses bad input by name, and puts the limits and rules of this
 * member's configuration into the request, so that replicas never consult their own files. Immutable.
 */
public final class RequestRules {
    private final Limits limits;
    private final LockRules locks;

    /** The longest time to live of a session, in milliseconds. */
    private final long longestLife;

    private RequestRules(Limits limits, LockRules locks, Duration timeToLive) {
        this.limits = limits;
        this.locks = locks;
        this.longestLife =
                Math.max(timeToLive.toMillis(), limits.sessionTimeToLive().toMillis());
    }

    public static RequestRules of(GridNodeConfig config) {
        return new RequestRules(
                config.limits(), config.locks(), config.session().timeToLive());
    }

    /**
     * Reads a batch that came from another process.
     *
     * @throws FormatException if it is longer than allowed, and then is not read, or is not understood
     */
    public Batch read(byte[] batch) {
        if (batch.length > limits.batchBytes()) {
            throw new FormatException("a batch of requests has " + batch.length + " bytes; allowed: up to "
                    + limits.batchBytes() + " (limits.batch-bytes); nothing was done: send fewer requests at once");
        }
        return WireCodec.decodeBatch(batch);
    }

    /** Why the member refuses it, or null. */
    @Nullable
    String objection(Request request) {
        String name = request.name();
        if (name != null && (name.isEmpty() || name.length() > LockName.MAX_LENGTH)) {
            return "a lock's name has " + name.length() + " characters; allowed: 1 to " + LockName.MAX_LENGTH
                    + "; nothing was done";
        } else if (name != null && !UnicodeText.isWellFormed(name)) {
            return "a lock's name has half of a surrogate pair, which is no character; nothing was done";
        } else if (request instanceof Request.Acquire acquire) {
            return acquire.terms().demand().equals(Demand.MUTEX)
                    ? labels(acquire.asker().label(), acquire.asker().reason())
                    : "a lock of " + acquire.terms().demand() + "; allowed: " + Demand.MUTEX + "; nothing was acquired";
        } else if (request instanceof Request.Renew renew && renew.maxHoldMillis() <= 0) {
            return "maxHold is " + renew.maxHoldMillis() + " ms; allowed: 1 ms or more; nothing was changed";
        } else if (request instanceof Request.Release release
                && release.closedForMillis() > Durations.LONGEST_CLOSED.toMillis()) {
            return "closedFor is " + release.closedForMillis() + " ms; allowed: up to "
                    + Durations.LONGEST_CLOSED.toMillis() + "; nothing was released";
        } else if (request instanceof Request.ForceRelease force) {
            return labels(force.actor(), force.reason());
        } else if (request instanceof Request.EndSession end) {
            return labels(end.actor(), end.reason());
        } else if (request instanceof Request.AskToRelease ask) {
            return labels(ask.actor(), ask.reason());
        } else if (request instanceof Request.NoteAct note) {
            return labels(note.action(), note.target(), note.actor(), note.reason(), note.outcome());
        } else if (request instanceof Request.Open open) {
            return openObjection(open);
        }
        return null;
    }

    private @Nullable String openObjection(Request.Open open) {
        if (open.home().kind() == SessionKind.STOCK) {
            return "a session of Hazelcast's own lock API is opened by its first acquire; no session was opened";
        }
        if (open.timeToLiveMillis() < 1000
                || open.timeToLiveMillis() > Duration.ofDays(1).toMillis()) {
            return "a session's time to live is " + open.timeToLiveMillis()
                    + " ms; allowed: 1 s to 1 day; no session was opened";
        }
        if (open.heartbeatMillis() < 1 || open.heartbeatMillis() > open.timeToLiveMillis() / 3) {
            return "a session's heartbeat is " + open.heartbeatMillis()
                    + " ms; allowed: 1 ms to a third of its time to live; no session was opened";
        }
        return labels(open.home().name(), open.home().host());
    }

    private @Nullable String labels(@Nullable String... labels) {
        int longest = 0;
        for (String label : labels) {
            if (label != null && !UnicodeText.isWellFormed(label)) {
                return "a label or reason has half of a surrogate pair, which is no character; nothing was done";
            }
            longest = Math.max(longest, label == null ? 0 : label.length());
        }
        return longest <= limits.labelLength()
                ? null
                : "a label or reason has " + longest + " characters; allowed: up to " + limits.labelLength()
                        + " (limits.label-length); nothing was done";
    }

    /** A request that was not refused, with what this configuration lays down for it. */
    Request applied(Request request) {
        if (request instanceof Request.Acquire acquire) {
            return acquire.with(terms(acquire.name(), acquire.terms().maxHoldMillis()));
        } else if (request instanceof Request.Renew renew) {
            long maxHold = bounded(renew.maxHoldMillis(), rule(renew.name()));
            return new Request.Renew(renew.sequence(), renew.name(), renew.owner(), renew.fence(), maxHold);
        } else if (request instanceof Request.Release release && release.closedForMillis() > 0) {
            long closedFor = bounded(release.closedForMillis(), rule(release.name()));
            return new Request.Release(
                    release.sequence(),
                    release.name(),
                    release.owner(),
                    release.fence(),
                    release.depthLeft(),
                    closedFor);
        } else if (request instanceof Request.Open open) {
            return applied(open);
        }
        return request;
    }

    /** The session gets what it asks for, or the longest that there is, and beats as often as that needs. */
    private Request applied(Request.Open open) {
        long timeToLive = Math.min(open.timeToLiveMillis(), longestLife);
        return new Request.Open(
                open.sequence(),
                open.home(),
                timeToLive,
                Math.min(open.heartbeatMillis(), timeToLive / 3),
                open.highestFence(),
                sessionTerms());
    }

    /** What holds for a session of a client. */
    public SessionTerms sessionTerms() {
        return new SessionTerms(limits.holdsPerSession(), limits.sessions(), limits.sessionsPerClient());
    }

    /** What holds for a lock, whoever asks for it; 0 for no max hold and no lock-delay. */
    public LockTerms terms(String name, long maxHoldMillis) {
        LockRule rule = rule(name);
        Duration delay = rule == null ? null : rule.lockDelay();
        Integer most = rule == null ? null : rule.maxWaiters();
        return new LockTerms(
                Demand.MUTEX,
                bounded(maxHoldMillis, rule),
                delay == null ? 0 : delay.toMillis(),
                most == null ? limits.waitersPerLock() : most);
    }

    public Limits limits() {
        return limits;
    }

    private @Nullable LockRule rule(String name) {
        Optional<LockRule> rule = locks.match(name);
        return rule.orElse(null);
    }

    /** The shorter of what the caller asks for and what the rule imposes; 0 for neither. */
    private static long bounded(long asked, @Nullable LockRule rule) {
        if (rule == null || rule.maxHold() == null) {
            return asked;
        }
        long imposed = rule.maxHold().toMillis();
        return asked == 0 ? imposed : Math.min(asked, imposed);
    }
}
