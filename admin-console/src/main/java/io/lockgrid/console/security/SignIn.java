package io.lockgrid.console.security;

import io.lockgrid.console.cli.text.Printable;
import io.lockgrid.console.security.settings.Passwords;
import io.lockgrid.console.security.settings.SecuritySettings;
import io.lockgrid.console.security.settings.User;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Checks names and passwords, and tells nobody which of the two was wrong. Thread-safe. */
@Singleton
class SignIn {
    private static final Logger LOGGER = LoggerFactory.getLogger(SignIn.class);
    private static final int LONGEST_LOGGED = 64;

    /** What came of an attempt. */
    sealed interface Outcome {
        /** The session that was opened. */
        record Welcome(ConsoleSession session) implements Outcome {}

        /** Name or password are wrong. */
        record Wrong() implements Outcome {}

        /** Not checked; how long to wait. */
        record TooMany(Duration left) implements Outcome {}
    }

    private final SecuritySettings settings;
    private final ConsoleSessions sessions;
    private final Attempts attempts;
    private final int highestCost;
    /** Checking is work; many at once must not take the processors away from everybody else. */
    private final Semaphore atOnce =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));

    SignIn(SecuritySettings settings, ConsoleSessions sessions, Attempts attempts) {
        this.settings = settings;
        this.sessions = sessions;
        this.attempts = attempts;
        highestCost = settings.users().stream()
                .mapToInt(user -> Passwords.cost(user.hash()))
                .max()
                .orElse(10);
        settings.users().forEach(user -> Passwords.prepare(Passwords.cost(user.hash())));
    }

    Outcome attempt(String name, String password, String address) {
        Optional<Duration> wait = attempts.take(name, address);
        if (wait.isPresent()) {
            LOGGER.warn("too many attempts to sign in as '{}' from {}", harmless(name), address);
            return new Outcome.TooMany(wait.get());
        }
        Optional<User> user = settings.users().stream()
                .filter(each -> each.name().equals(name))
                .findFirst();
        if (!fits(user, password)) {
            LOGGER.warn("failed attempt to sign in as '{}' from {}", harmless(name), address);
            return new Outcome.Wrong();
        }
        attempts.giveBack(name, address);
        User known = user.orElseThrow();
        LOGGER.info("{} signed in from {}", known, address);
        return new Outcome.Welcome(sessions.open(known.name(), known.role()));
    }

    private boolean fits(Optional<User> user, String password) {
        atOnce.acquireUninterruptibly();
        try {
            return user.map(known -> fits(known, password)).orElseGet(() -> {
                Passwords.waste(password, highestCost);
                return false;
            });
        } finally {
            atOnce.release();
        }
    }

    // Each step of the cost doubles the work: a check and one more at every step up to the highest take as long as one
    // at the highest.
    private boolean fits(User user, String password) {
        int cost = Passwords.cost(user.hash());
        boolean fits = Passwords.fits(password, user.hash());
        for (int step = cost; step < highestCost; step++) {
            Passwords.waste(password, step);
        }
        return fits;
    }

    private static String harmless(String name) {
        return Printable.of(name.length() > LONGEST_LOGGED ? name.substring(0, LONGEST_LOGGED) + "…" : name);
    }
}
