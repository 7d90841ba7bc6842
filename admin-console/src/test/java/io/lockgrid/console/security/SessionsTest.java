package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.security.settings.OpenIdRoles;
import io.lockgrid.console.security.settings.Role;
import io.lockgrid.console.security.settings.SecuritySettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When sessions end, and attempts come back, by a clock of the test's own. */
class SessionsTest {
    private static final SecuritySettings SETTINGS = new SecuritySettings(
            List.of(),
            List.of(),
            true,
            false,
            Duration.ofMinutes(30),
            Duration.ofHours(12),
            2,
            Duration.ofSeconds(30),
            new OpenIdRoles(List.of(), "roles", "preferred_username", Map.of()),
            Optional.empty());

    private long now;

    @Test
    void aSessionEndsWhenNobodyUsesIt() {
        ConsoleSessions sessions = new ConsoleSessions(SETTINGS, () -> now);
        String id = sessions.open("ada", Role.ADMIN).id();

        pass(Duration.ofMinutes(29));
        assertThat(sessions.find(id, true)).isPresent();
        pass(Duration.ofMinutes(29));
        assertThat(sessions.find(id, true)).isPresent();
        pass(Duration.ofMinutes(31));
        assertThat(sessions.find(id, true)).isEmpty();
    }

    @Test
    void anOpenPageDoesNotKeepASession() {
        ConsoleSessions sessions = new ConsoleSessions(SETTINGS, () -> now);
        String id = sessions.open("ada", Role.ADMIN).id();

        for (int minute = 0; minute < 30; minute++) {
            assertThat(sessions.find(id, false)).isPresent();
            pass(Duration.ofMinutes(1));
        }
        pass(Duration.ofSeconds(1));

        assertThat(sessions.find(id, false)).isEmpty();
    }

    @Test
    void noSessionGoesOnForEver() {
        ConsoleSessions sessions = new ConsoleSessions(SETTINGS, () -> now);
        String id = sessions.open("ada", Role.ADMIN).id();

        for (int i = 0; i < 36; i++) {
            assertThat(sessions.find(id, true)).isPresent();
            pass(Duration.ofMinutes(20));
        }
        pass(Duration.ofSeconds(1));

        assertThat(sessions.find(id, true)).isEmpty();
    }

    @Test
    void attemptsComeBackOneByOne() {
        Attempts attempts = new Attempts(SETTINGS, () -> now);
        assertThat(attempts.take("ada", "a")).isEmpty();
        assertThat(attempts.take("ada", "a")).isEmpty();
        assertThat(attempts.take("ada", "a")).hasValue(Duration.ofSeconds(30));

        pass(Duration.ofSeconds(20));
        assertThat(attempts.take("ada", "a")).isPresent();
        pass(Duration.ofSeconds(11));
        assertThat(attempts.take("ada", "a")).isEmpty();
        assertThat(attempts.take("ada", "a")).isPresent();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
