package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import io.micronaut.web.router.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in with an OpenID Connect provider. */
class OpenIdTest {
    private static FakeProvider provider;
    private static ConsoleServer console;

    @BeforeAll
    static void start() throws Exception {
        provider = new FakeProvider();
        console = ConsoleServer.start(ConsoleConfig.of(
                        LockGridClientConfig.defaults().withMembers("127.0.0.1:1"))
                .withSettings(Map.of(
                        "micronaut.security.oauth2.clients.corp.client-id",
                        FakeProvider.CLIENT,
                        "micronaut.security.oauth2.clients.corp.client-secret",
                        "a-secret-of-the-client",
                        "micronaut.security.oauth2.clients.corp.openid.issuer",
                        provider.issuer(),
                        "lockgrid.console.oidc.roles-claim",
                        "realm_access.roles",
                        "lockgrid.console.oidc.map",
                        List.of(
                                Map.of("value", "Everybody/DE", "role", "viewer"),
                                Map.of("value", "Platform Team", "role", "operator")))));
    }

    @AfterAll
    static void stop() {
        console.close();
        provider.close();
    }

    @Test
    void thePageOffersTheProviderAndNoPasswords() {
        assertThat(console.firstPassword()).isEmpty();
        assertThat(Browser.at(console).get("/signin").body())
                .contains("href=\"/oauth/login/corp\"", "Sign in with corp")
                .doesNotContain("type=\"password\"");
    }

    @Test
    void theClaimBecomesARoleAndTheNameTellsTheProvider() throws Exception {
        provider.says(Map.of(
                "preferred_username",
                "alice",
                "realm_access",
                Map.of("roles", List.of("Everybody/DE", "Platform Team"))));
        Browser browser = Browser.at(console);
        browser.get("/signin?to=/locks");

        HttpResponse<String> back = signIn(browser);

        assertThat(back.statusCode()).isEqualTo(200);
        assertThat(back.body()).contains("content=\"0;url=/locks\"");
        assertThat(String.join("\n", back.headers().allValues("Set-Cookie")))
                .contains(SessionCookie.NAME, "SameSite=Strict", "HTTPOnly");
        assertThat(browser.get("/").body()).contains("alice (corp)");
        assertThat(browser.get("/locks/release?name=a&fence=1").statusCode()).isNotIn(303, 401, 403);
    }

    @Test
    void oneComesBackToAnAddressThatNoCookieCouldHold() throws Exception {
        provider.says(Map.of("realm_access", Map.of("roles", List.of("Everybody/DE"))));
        Browser browser = Browser.at(console);
        String page = "/locks/one?name=a,b;c=%22d%22";
        assertThat(browser.get("/signin?to=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(200);

        assertThat(signIn(browser).body()).contains("content=\"0;url=" + page + "\"");
    }

    @Test
    void withoutARoleOneIsNotLetIn() throws Exception {
        provider.says(Map.of("preferred_username", "mallory", "realm_access", Map.of("roles", List.of("admin", "x"))));
        Browser browser = Browser.at(console);

        HttpResponse<String> back = signIn(browser);

        assertThat(back.statusCode()).isEqualTo(401);
        assertThat(back.body()).contains("no role in this console");
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void aTokenThatSomebodyElseSignedIsNotTaken() throws Exception {
        provider.says(Map.of("realm_access", Map.of("roles", List.of("Platform Team"))));
        provider.signWithAnotherKey();
        Browser browser = Browser.at(console);

        assertThat(signIn(browser).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(browser.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void anAnswerThatThisBrowserDidNotAskForIsNotTaken() throws Exception {
        provider.says(Map.of("realm_access", Map.of("roles", List.of("Platform Team"))));
        String callback = callback(Browser.at(console));
        Browser victim = Browser.at(console);

        assertThat(victim.get(callback).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(victim.get("/").statusCode()).isEqualTo(303);
    }

    @Test
    void noOtherRoutesComeWithIt() {
        assertThat(console.context()
                        .getBean(Router.class)
                        .uriRoutes()
                        .map(route -> route.getUriMatchTemplate().toPathString())
                        .filter(path -> path.contains("oauth") || path.contains("well-known"))
                        .distinct())
                .containsExactlyInAnyOrder("/oauth/login/corp", "/oauth/callback/corp");
    }

    private static HttpResponse<String> signIn(Browser browser) throws IOException, InterruptedException {
        return browser.get(callback(browser));
    }

    /** Where the provider sends the browser back to. */
    private static String callback(Browser browser) throws IOException, InterruptedException {
        HttpResponse<String> away = browser.get("/oauth/login/corp");
        URI provider = URI.create(away.headers().firstValue("Location").orElseThrow());
        HttpResponse<Void> back = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(provider).build(), HttpResponse.BodyHandlers.discarding());
        URI callback = URI.create(back.headers().firstValue("Location").orElseThrow());
        return callback.getRawPath() + "?" + callback.getRawQuery();
    }
}
