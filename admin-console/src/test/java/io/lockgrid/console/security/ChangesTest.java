package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.server.ConsoleServer;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are let through. */
class ChangesTest {
    private static final Map<String, String> RELEASE =
            Map.of("name", "a", "fence", "1", "typed", "a", "reason", "test");

    private static ConsoleServer console;

    @BeforeAll
    static void start() {
        console = TestUsers.console(Map.of());
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void aChangeWithTheTokenOfTheSessionIsLetThrough() {
        assertThat(Browser.signedIn(console, TestUsers.OPERATOR)
                        .submit("/locks/release", RELEASE)
                        .statusCode())
                .isNotIn(401, 403);
    }

    @Test
    void aChangeWithoutTheTokenOrWithAnothersIsRefusedInWords() {
        Browser browser = Browser.signedIn(console, TestUsers.OPERATOR);
        String anothers = Browser.signedIn(console, TestUsers.OPERATOR).csrf();

        for (HttpResponse<String> answer : java.util.List.of(
                browser.post("/locks/release", RELEASE),
                browser.post("/locks/release", Map.of("csrfToken", "", "name", "a", "fence", "1")),
                browser.post("/locks/release", Map.of("csrfToken", anothers, "name", "a", "fence", "1")),
                browser.post("/logout", Map.of()))) {
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).contains("Nothing was changed");
        }
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
    }

    @Test
    void theTokenMayComeInAHeader() {
        Browser browser = Browser.signedIn(console, TestUsers.OPERATOR);
        String csrf = browser.csrf();

        assertThat(browser.send("DELETE", "/nothing", "", request -> request.header("X-CSRF-Token", csrf))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.send("DELETE", "/nothing", "", request -> request).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"Sec-Fetch-Site, cross-site", "Sec-Fetch-Site, same-site", "Origin, https://evil.example"})
    void whatAnotherSiteSendsIsRefusedEvenToSignInWith(String header, String value) {
        HttpResponse<String> answer = Browser.at(console)
                .send(
                        "POST",
                        "/login",
                        "username=" + TestUsers.VIEWER + "&password=" + TestUsers.PASSWORD.replace(' ', '+'),
                        request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .header(header, value));

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void aBrowserThatKeepsItsOriginToItselfMaySignIn() {
        assertThat(Browser.at(console)
                        .send(
                                "POST",
                                "/login",
                                "username=" + TestUsers.VIEWER + "&password=" + TestUsers.PASSWORD.replace(' ', '+'),
                                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                        .header("Sec-Fetch-Site", "same-origin")
                                        .header("Origin", "null"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void aScriptWithATokenNeedsNoMore() {
        Browser script = Browser.at(console);

        assertThat(script.send(
                                "POST",
                                "/locks/release",
                                "name=a&fence=1&typed=a&reason=test",
                                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                        .header("Authorization", "Bearer " + TestUsers.TOKEN + "operator"))
                        .statusCode())
                .isNotIn(401, 403);
        assertThat(script.session()).isEmpty();
    }

    @Test
    void aWrongTokenIsNotMadeGoodByASession() {
        Browser browser = Browser.signedIn(console, TestUsers.ADMIN);

        assertThat(browser.send("GET", "/api/v1/locks", "", request -> request.header("Authorization", "Bearer wrong"))
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void aJsonWebTokenThatNobodySignedIsNoToken() {
        String unsigned = base64("{\"alg\":\"none\"}")
                + "."
                + base64("{\"sub\":\"admin\",\"roles\":[\"admin\"],\"exp\":4102444800}")
                + ".";

        assertThat(Browser.at(console)
                        .send(
                                "GET",
                                "/api/v1/locks",
                                "",
                                request -> request.header("Authorization", "Bearer " + unsigned))
                        .statusCode())
                .isEqualTo(401);
    }

    private static String base64(String text) {
        return java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
