package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.server.ConsoleServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in, staying in and getting out. */
class SignInTest {
    private static ConsoleServer console;

    @BeforeAll
    static void start() {
        console = TestUsers.console(Map.of("lockgrid.console.trust-proxy", true));
    }

    @AfterAll
    static void stop() {
        console.close();
    }

    @Test
    void aPageLeadsToTheSignInPageAndBackAgain() {
        Browser browser = Browser.at(console);

        HttpResponse<String> refused = browser.get("/locks?prefix=a%2Fb");
        HttpResponse<String> signedIn = browser.post(
                "/login",
                Map.of("username", TestUsers.VIEWER, "password", TestUsers.PASSWORD, "to", "/locks?prefix=a%2Fb"));

        assertThat(refused.statusCode()).isEqualTo(303);
        assertThat(location(refused)).isEqualTo("/signin?to=%2Flocks%3Fprefix%3Da%252Fb");
        assertThat(browser.get(location(refused)).statusCode()).isIn(200, 303);
        assertThat(location(signedIn)).isEqualTo("/locks?prefix=a%2Fb");
        assertThat(browser.get("/").statusCode()).isEqualTo(200);
        assertThat(browser.get("/").body()).contains(TestUsers.VIEWER);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "//evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "javascript:alert(1)",
                "/%0d%0aSet-Cookie:a=b\r\nX: y",
                "/\t/evil.example",
                "evil",
                "",
                "/signin",
                "/api/v1/locks",
                "/ /evil"
            })
    void onlyAPageOfTheConsoleIsComeBackTo(String elsewhere) {
        HttpResponse<String> answer = Browser.at(console)
                .post("/login", Map.of("username", TestUsers.VIEWER, "password", TestUsers.PASSWORD, "to", elsewhere));

        assertThat(location(answer)).isEqualTo("/");
    }

    @Test
    void theSignInPageShowsNothingOfTheGrid() {
        assertThat(Browser.at(console).get("/signin").body())
                .contains("name=\"username\"", "class=\"signin\"")
                .doesNotContain("<nav", "id=\"banner\"", "127.0.0.1:1", "/oauth/");
    }

    @Test
    void whatWasTypedIsShownAgainAsText() {
        assertThat(Browser.at(console).signIn("\"><script>x</script>", "no").body())
                .doesNotContain("<script>x")
                .contains("do not belong together");
    }

    @Test
    void theCookieIsForThisSiteAndForNoScript() {
        HttpResponse<String> plain = Browser.at(console).signIn(TestUsers.VIEWER, TestUsers.PASSWORD);
        HttpResponse<String> overTls = Browser.at(console)
                .send(
                        "POST",
                        "/login",
                        "username=" + TestUsers.VIEWER + "&password=" + TestUsers.PASSWORD.replace(' ', '+'),
                        request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                                .header("X-Forwarded-Proto", "https"));

        assertThat(cookie(plain))
                .contains("HTTPOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        assertThat(cookie(overTls)).contains("HTTPOnly", "SameSite=Strict", "Path=/", "Secure");
    }

    @Test
    void signingInMakesANewSessionAndEndsTheOld() {
        Browser browser = Browser.signedIn(console, TestUsers.VIEWER);
        String before = browser.session().orElseThrow();

        browser.signIn(TestUsers.ADMIN, TestUsers.PASSWORD);

        assertThat(browser.session()).isPresent().get().isNotEqualTo(before);
        assertThat(withCookie(before, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void aSessionThatWasMadeUpIsNotTaken() {
        Browser browser = Browser.at(console);

        HttpResponse<String> answer = browser.send(
                "POST",
                "/login",
                "username=" + TestUsers.VIEWER + "&password=" + TestUsers.PASSWORD.replace(' ', '+'),
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Cookie", SessionCookie.NAME + "=made-up"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(cookie(answer)).doesNotContain("made-up");
    }

    @Test
    void signingOutEndsTheSession() {
        Browser browser = Browser.signedIn(console, TestUsers.VIEWER);
        String session = browser.session().orElseThrow();

        HttpResponse<String> answer = browser.submit("/logout", Map.of());

        assertThat(location(answer)).isEqualTo("/signin");
        assertThat(cookie(answer)).contains("Max-Age=0");
        assertThat(withCookie(session, "/").statusCode()).isEqualTo(303);
    }

    @Test
    void whoSignsOutHearsNoMoreFromTheGrid() throws Exception {
        Browser browser = Browser.signedIn(console, TestUsers.VIEWER);
        String csrf = browser.csrf();
        HttpResponse<Stream<String>> events = browser.stream("/events");

        browser.post("/logout", Map.of("csrfToken", csrf));

        assertThat(events.statusCode()).isEqualTo(200);
        assertThat(CompletableFuture.supplyAsync(() -> events.body().count()).get(20, TimeUnit.SECONDS))
                .isPositive();
    }

    @Test
    void aNameCannotForgeALineOfTheLog() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Logger logger = Logger.getLogger(SignIn.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                logged.add(new SimpleFormatter().formatMessage(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Level before = logger.getLevel();
        logger.addHandler(handler);
        logger.setLevel(Level.ALL); // a command that ran in this JVM may have made the log quiet
        try {
            Browser.at(console).signIn("eve\r\nada signed in\u2028\u001b[31m", "wrong");
        } finally {
            logger.removeHandler(handler);
            logger.setLevel(before);
        }

        assertThat(logged)
                .singleElement()
                .asString()
                .startsWith("failed attempt to sign in as 'eve??ada signed in??[31m' from 127.0.0.1");
    }

    @Test
    void programsAndOpenPagesAreToldInstead() {
        Browser browser = Browser.at(console);
        HttpResponse<String> api = browser.get("/api/v1/locks");
        HttpResponse<String> part = browser.send("GET", "/locks", "", request -> request.header("HX-Request", "true"));

        assertThat(api.statusCode()).isEqualTo(401);
        assertThat(api.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(api.body()).contains("\"title\":\"Not signed in\"", "\"status\":401");
        assertThat(browser.get("/events").statusCode()).isEqualTo(401);
        assertThat(part.statusCode()).isEqualTo(401);
        assertThat(part.headers().firstValue("HX-Redirect")).hasValue("/signin");
    }

    @Test
    void aLinkFromAnotherSiteTakesOneStepHereSoThatTheCookieComesAlong() {
        HttpResponse<String> answer = Browser.at(console)
                .send("GET", "/locks", "", request -> request.header("Sec-Fetch-Site", "cross-site"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("content=\"0;url=/locks\"");
    }

    @Test
    void aRoleThatIsTooLittleIsToldInWords() {
        HttpResponse<String> answer =
                Browser.signedIn(console, TestUsers.VIEWER).get("/locks/release?name=a&fence=1");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("Your role does not allow this");
    }

    private static HttpResponse<String> withCookie(String session, String path) {
        return Browser.at(console)
                .send("GET", path, "", request -> request.header("Cookie", SessionCookie.NAME + "=" + session));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElse("");
    }
}
