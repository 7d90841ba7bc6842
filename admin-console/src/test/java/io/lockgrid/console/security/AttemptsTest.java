package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.server.ConsoleServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How often one may be wrong. */
class AttemptsTest {
    private static final Map<String, Object> FEW =
            Map.of("lockgrid.console.attempts.burst", 3, "lockgrid.console.trust-proxy", true);

    @Test
    void afterTooManyAttemptsOneHasToWait() {
        try (ConsoleServer console = TestUsers.console(FEW)) {
            Browser browser = Browser.at(console);
            for (int i = 0; i < 3; i++) {
                assertThat(browser.signIn("ada", "wrong").statusCode()).isEqualTo(401);
            }

            HttpResponse<String> right = browser.signIn("ada", TestUsers.PASSWORD);

            assertThat(right.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            right.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 30);
            assertThat(right.body()).contains("Too many attempts", "not looked at");
        }
    }

    @Test
    void attemptsFromManyAddressesCountForTheName() {
        try (ConsoleServer console = TestUsers.console(FEW)) {
            for (int i = 0; i < 3; i++) {
                assertThat(from(console, "10.0.0." + i, "otto", "wrong").statusCode())
                        .isEqualTo(401);
            }

            assertThat(from(console, "10.0.0.9", "otto", "wrong").statusCode()).isEqualTo(429);
            assertThat(from(console, "10.0.0.9", "vera", TestUsers.PASSWORD.replace(' ', '+'))
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void signingInWellNeverCounts() {
        try (ConsoleServer console = TestUsers.console(FEW)) {
            for (int i = 0; i < 6; i++) {
                assertThat(Browser.at(console).signIn("ada", TestUsers.PASSWORD).statusCode())
                        .isEqualTo(303);
            }
        }
    }

    @Test
    void aUserThatDoesNotExistIsAnsweredLikeOneThatDoes() {
        try (ConsoleServer console = TestUsers.console(Map.of())) {
            String known = Browser.at(console).signIn("ada", "wrong").body();
            String unknown = Browser.at(console).signIn("eve", "wrong").body();

            assertThat(unknown).isEqualTo(known.replace("value=\"ada\"", "value=\"eve\""));
            assertThat(Browser.at(console).signIn("ada", "x".repeat(100)).statusCode())
                    .isEqualTo(401);
        }
    }

    private static HttpResponse<String> from(ConsoleServer console, String address, String name, String password) {
        return Browser.at(console)
                .send(
                        "POST",
                        "/login",
                        "username=" + name + "&password=" + password,
                        request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-For", "1.2.3.4, " + address));
    }
}
