package io.lockgrid.console.security;

import at.favre.lib.crypto.bcrypt.BCrypt;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import io.lockgrid.internal.tokens.TokenSecrets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A user and a token for each role. */
public final class TestUsers {
    public static final String VIEWER = "vera";
    public static final String OPERATOR = "otto";
    public static final String ADMIN = "ada";
    public static final String PASSWORD = "correct horse battery staple";
    static final String HASH = BCrypt.withDefaults().hashToString(10, PASSWORD.toCharArray());
    static final String TOKEN = "lockgrid_for-tests-of-";

    private TestUsers() {}

    /** A console with them, for a grid that is not there. */
    public static ConsoleServer console(Map<String, Object> more) {
        return ConsoleServer.start(
                ConsoleConfig.of(LockGridClientConfig.defaults().withMembers("127.0.0.1:1"))
                        .withSettings(settings(more)));
    }

    /** Settings with them, and more. */
    public static Map<String, Object> settings(Map<String, Object> more) {
        Map<String, Object> settings = new HashMap<>();
        settings.put(
                "lockgrid.console.users",
                List.of(user(VIEWER, "viewer"), user(OPERATOR, "operator"), user(ADMIN, "admin")));
        settings.put("lockgrid.console.tokens", List.of(token("viewer"), token("operator"), token("admin")));
        settings.put("lockgrid.console.attempts.burst", 1000);
        settings.putAll(more);
        return settings;
    }

    static Map<String, Object> user(String name, String role) {
        return Map.of("name", name, "password", HASH, "role", role);
    }

    private static Map<String, Object> token(String role) {
        return Map.of("name", "script-" + role, "hash", TokenSecrets.hash(TOKEN + role), "role", role);
    }
}
