package io.lockgrid.console.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.lockgrid.console.security.settings.Role;
import io.lockgrid.console.security.settings.SecuritySettings;
import io.lockgrid.internal.tokens.TokenSecrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Who has signed in with a browser. In memory: after a restart of the console everybody signs in again. Thread-safe.
 */
@Singleton
class ConsoleSessions {
    private static final int MOST = 10_000;

    private final Cache<String, ConsoleSession> sessions;
    private final long idle;
    private final long longest;
    private final Ticker ticker;

    @Inject
    ConsoleSessions(SecuritySettings settings) {
        this(settings, Ticker.systemTicker());
    }

    ConsoleSessions(SecuritySettings settings, Ticker ticker) {
        idle = settings.idle().toNanos();
        longest = settings.longest().toNanos();
        this.ticker = ticker;
        sessions = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(settings.idle())
                .ticker(ticker)
                .build();
    }

    /** Always a new one, so that nobody can be made to use an identifier that somebody else knows. */
    ConsoleSession open(String name, Role role) {
        ConsoleSession session = new ConsoleSession(
                TokenSecrets.random(), Access.byCookie(name, role, TokenSecrets.random()), ticker.read());
        sessions.put(session.id(), session);
        return session;
    }

    /**
     * The session of that identifier, if it goes on.
     *
     * @param used whether a person does something, and not an open page by itself
     */
    Optional<ConsoleSession> find(String id, boolean used) {
        ConsoleSession session = sessions.getIfPresent(id);
        long now = ticker.read();
        if (session == null) {
            return Optional.empty();
        } else if (session.isOver(now, idle, longest)) {
            sessions.invalidate(id);
            return Optional.empty();
        }
        if (used) {
            session.use(now);
        }
        return Optional.of(session);
    }

    void close(String id) {
        sessions.invalidate(id);
    }
}
