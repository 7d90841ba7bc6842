package io.lockgrid.console.security;

import io.micronaut.security.authentication.Authentication;

/** Somebody who has signed in with a browser. Thread-safe. */
final class ConsoleSession {
    private final String id;
    private final Authentication who;
    private final long since;
    private volatile long used;

    ConsoleSession(String id, Authentication who, long now) {
        this.id = id;
        this.who = who;
        this.since = now;
        this.used = now;
    }

    /** The secret in the cookie. */
    String id() {
        return id;
    }

    Authentication who() {
        return who;
    }

    boolean isOver(long now, long idle, long longest) {
        return now - used > idle || now - since > longest;
    }

    void use(long now) {
        used = now;
    }
}
