package io.lockgrid.console.security.settings;

import io.micronaut.context.env.Environment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who may sign in to the console, and how. Immutable.
 *
 * @param users who sign in with a password
 * @param tokens of scripts
 * @param signIn whether anybody has to sign in at all
 * @param trustProxy whether what a reverse proxy says about the scheme and the address is believed
 * @param idle how long a session lives that nobody uses
 * @param longest how long any session lives
 * @param burst how many attempts to sign in may fail at once, by name and by address
 * @param refill how long until one more may
 * @param openId sign-in by others
 * @param firstPassword made up because nobody is configured; to be told once
 */
public record SecuritySettings(
        List<User> users,
        List<ApiToken> tokens,
        boolean signIn,
        boolean trustProxy,
        Duration idle,
        Duration longest,
        int burst,
        Duration refill,
        OpenIdRoles openId,
        Optional<String> firstPassword) {
    /** Copies the lists. */
    public SecuritySettings {
        users = List.copyOf(users);
        tokens = List.copyOf(tokens);
    }

    /**
     * Reads what is configured.
     *
     * @param host the address that the console listens at
     * @throws BadSettingException if something is not allowed
     */
    public static SecuritySettings read(Environment environment, String host) {
        return new SettingsReader(environment, host).read();
    }

    /** Without secrets, for logs. */
    @Override
    public String toString() {
        return "SecuritySettings[users=" + users + ", tokens=" + tokens + ", signIn=" + signIn + "]";
    }
}
