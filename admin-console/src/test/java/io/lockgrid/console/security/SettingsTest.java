package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.security.settings.BadSettingException;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the console starts with, and what not. */
class SettingsTest {
    private static final LockGridClientConfig GRID =
            LockGridClientConfig.defaults().withMembers("127.0.0.1:1");
    private static final String HASH = TestUsers.HASH;

    @ParameterizedTest
    @MethodSource("bad")
    void aBadSettingIsRefusedByName(String words, String setting, Object value) {
        assertThatThrownBy(() -> start(Map.of("lockgrid.console." + setting, value)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageStartingWith("lockgrid.console.")
                .hasMessageContaining(words)
                .hasMessageContaining("nothing was started")
                .hasMessageNotContainingAny(HASH);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                Arguments.of("users[0].role 'root' is no role", "users", List.of(TestUsers.user("ada", "root"))),
                Arguments.of("users[0].role is missing", "users", List.of(Map.of("name", "ada", "password", HASH))),
                Arguments.of(
                        "users[0].password is no bcrypt hash",
                        "users",
                        List.of(Map.of("name", "ada", "password", "secret", "role", "admin"))),
                Arguments.of(
                        "users[1].name 'ada' is there twice",
                        "users",
                        List.of(TestUsers.user("ada", "admin"), TestUsers.user("ada", "viewer"))),
                Arguments.of("users[0].name 'a b' is not allowed", "users", List.of(TestUsers.user("a b", "admin"))),
                Arguments.of(
                        "users[0].rolle is not known",
                        "users",
                        List.of(Map.of("name", "ada", "password", HASH, "rolle", "admin"))),
                Arguments.of(
                        "tokens[0].hash is no SHA-256",
                        "tokens",
                        List.of(Map.of("name", "ci", "hash", "token", "role", "admin"))),
                Arguments.of("user is not known", "user", "ada"),
                Arguments.of("session.idel is not known", "session.idel", "30m"),
                Arguments.of("session.idle 'soon' is not allowed", "session.idle", "soon"),
                Arguments.of("attempts.burst '0' is not allowed", "attempts.burst", 0),
                Arguments.of("session.idle '999999999999d' is not allowed", "session.idle", "999999999999d"),
                Arguments.of("history.enabled 'maybe' is not allowed", "history.enabled", "maybe"),
                Arguments.of("history.retention '5m' is not allowed", "history.retention", "5m"),
                Arguments.of("history.retention 'long' is not allowed", "history.retention", "long"),
                Arguments.of("history.retain is not known", "history.retain", "5m"),
                Arguments.of("sign-in 'maybe' is not allowed", "sign-in", "maybe"),
                Arguments.of("oidc.map[0].role 'boss'", "oidc.map", List.of(Map.of("value", "x", "role", "boss"))));
    }

    @Test
    void withoutUsersThereIsOnePasswordForAdmin() {
        try (ConsoleServer console = start(Map.of())) {
            String password = console.firstPassword().orElseThrow();

            assertThat(password).hasSize(20);
            assertThat(Browser.at(console).signIn("admin", password).statusCode())
                    .isEqualTo(303);
            assertThat(Browser.at(console).signIn("admin", "admin").statusCode())
                    .isEqualTo(401);
        }
        try (ConsoleServer console = TestUsers.console(Map.of())) {
            assertThat(console.firstPassword()).isEmpty();
        }
    }

    @Test
    void usersMayComeFromAFile(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("console.yaml"), """
                lockgrid:
                  console:
                    users:
                      - name: ada
                        password: "%s"
                        role: admin
                """.formatted(HASH));

        try (ConsoleServer console =
                ConsoleServer.start(new ConsoleConfig(GRID, "127.0.0.1", 0, List.of(file), null, Map.of()))) {
            assertThat(Browser.at(console).signIn("ada", TestUsers.PASSWORD).statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void theExampleLoads() {
        Path example = Path.of("..", "config", "lockgrid-console.yaml");

        try (ConsoleServer console =
                ConsoleServer.start(new ConsoleConfig(GRID, "127.0.0.1", 0, List.of(example), null, Map.of()))) {
            assertThat(console.firstPassword()).isPresent();
        }
    }

    @Test
    void theExampleLoadsWithEverythingUncommented(@TempDir Path folder) throws Exception {
        String example = Files.readString(Path.of("..", "config", "lockgrid-console.yaml"));
        Path whole = Files.writeString(
                folder.resolve("console.yaml"), example.replaceAll("(?m)^( *)#( *)(?=[a-z-])", "$1$2"));

        try (ConsoleServer console =
                ConsoleServer.start(new ConsoleConfig(GRID, "127.0.0.1", 0, List.of(whole), null, Map.of()))) {
            assertThat(console.firstPassword()).isEmpty();
        }
    }

    @Test
    void signInCanBeOffOnLoopbackOnly() {
        Map<String, Object> off = new HashMap<>(Map.of("lockgrid.console.sign-in", false));

        try (ConsoleServer console = start(off)) {
            Browser browser = Browser.at(console);
            assertThat(browser.get("/").body()).contains("anonymous");
            assertThat(browser.post("/locks/release", Map.of("name", "a", "fence", "1"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(browser.submit("/sessions/x/close", Map.of("reason", "test"))
                            .statusCode())
                    .isNotIn(401, 403);
        }
        assertThatThrownBy(() -> ConsoleServer.start(new ConsoleConfig(GRID, "0.0.0.0", 0, List.of(), null, off)))
                .isInstanceOf(BadSettingException.class)
                .hasMessageContaining("sign-in is false, but the console listens at 0.0.0.0");
    }

    @Test
    void withSignInOffAForeignNameThatLeadsHereIsNotAnswered() throws Exception {
        try (ConsoleServer console = start(Map.of("lockgrid.console.sign-in", false))) {
            assertThat(statusLine(console, "evil.example")).contains(" 421 ");
            assertThat(statusLine(console, "localhost:" + console.address().getPort()))
                    .contains(" 200 ");
        }
    }

    // By hand, because Java's client does not let one say another name.
    private static String statusLine(ConsoleServer console, String host) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", console.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        }
    }

    private static ConsoleServer start(Map<String, Object> settings) {
        return ConsoleServer.start(ConsoleConfig.of(GRID).withSettings(settings));
    }
}
