package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.server.ConsoleServer;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every answer tells the browser. */
class HeadersTest {
    private static ConsoleServer console;

    @BeforeAll
    static void start() {
        console = TestUsers.console(Map.of("lockgrid.console.trust-proxy", true));
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/signin",
                "/locks",
                "/locks/release?name=a&fence=x",
                "/nothing",
                "/api/v1/nothing",
                "/assets/console.css",
                "/assets/nothing"
            })
    void everyAnswerIsStrict(String path) {
        for (Browser browser : java.util.List.of(Browser.at(console), Browser.signedIn(console, TestUsers.VIEWER))) {
            HttpHeaders headers = browser.get(path).headers();

            assertThat(headers.allValues("Content-Security-Policy")).containsExactly(HeadersFilter.POLICY);
            assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(headers.allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(headers.allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(headers.allValues("Cross-Origin-Opener-Policy")).containsExactly("same-origin");
            assertThat(headers.allValues("Strict-Transport-Security")).isEmpty();
            if (path.equals("/assets/console.css")) {
                assertThat(headers.allValues("Cache-Control")).doesNotContain("no-store");
            } else {
                assertThat(headers.allValues("Cache-Control")).containsExactly("no-store");
            }
        }
    }

    @Test
    void overTlsBrowsersAreToldToStayThere() {
        assertThat(Browser.at(console)
                        .send("GET", "/signin", "", request -> request.header("X-Forwarded-Proto", "https"))
                        .headers()
                        .firstValue("Strict-Transport-Security"))
                .hasValue("max-age=31536000");
    }
}
