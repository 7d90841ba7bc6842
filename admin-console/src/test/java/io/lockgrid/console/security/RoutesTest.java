package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.server.ConsoleServer;
import io.micronaut.security.filters.AuthenticationFetcher;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.resource.StaticResourceConfiguration;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route of the running console, asked by everybody. */
class RoutesTest {
    /** Who may at least; one line for each route, so that a new one has to be thought about. */
    private static final Map<String, String> EXPECTED = new TreeMap<>(Map.ofEntries(
            Map.entry("GET /", "viewer"),
            Map.entry("GET /locks", "viewer"),
            Map.entry("GET /locks/one", "viewer"),
            Map.entry("GET /sessions", "viewer"),
            Map.entry("GET /sessions/{id}", "viewer"),
            Map.entry("GET /graph", "viewer"),
            Map.entry("GET /members", "viewer"),
            Map.entry("GET /audit", "viewer"),
            Map.entry("GET /events", "viewer"),
            Map.entry("GET /locks/release", "operator"),
            Map.entry("POST /locks/release", "operator"),
            Map.entry("POST /sessions/{id}/close", "operator"),
            Map.entry("GET /api/v1/audit", "viewer"),
            Map.entry("GET /api/v1/events", "viewer"),
            Map.entry("GET /api/v1/graph", "viewer"),
            Map.entry("GET /api/v1/groups", "viewer"),
            Map.entry("GET /api/v1/lock", "viewer"),
            Map.entry("GET /api/v1/lock/history", "viewer"),
            Map.entry("GET /api/v1/locks", "viewer"),
            Map.entry("GET /api/v1/folders", "viewer"),
            Map.entry("POST /locks/release/session", "operator"),
            Map.entry("GET /api/v1/openapi.yml", "viewer"),
            Map.entry("GET /api/v1/sessions", "viewer"),
            Map.entry("GET /info", "viewer"),
            Map.entry("GET /history", "viewer"),
            Map.entry("GET /api/v1/history", "viewer"),
            Map.entry("GET /api/v1/samples", "viewer"),
            Map.entry("GET /prometheus", "viewer"),
            Map.entry("POST /api/v1/lock/ask", "operator"),
            Map.entry("POST /api/v1/lock/release", "operator"),
            Map.entry("POST /api/v1/sessions/{id}/close", "operator"),
            Map.entry("POST /locks/release/ask", "operator"),
            Map.entry("POST /api/v1/members/{id}/lead", "admin"),
            Map.entry("POST /api/v1/members/{id}/promote", "admin"),
            Map.entry("POST /api/v1/members/{id}/remove-seat", "admin"),
            Map.entry("POST /api/v1/table/restart", "admin"),
            Map.entry("GET /members/act/{kind}", "admin"),
            Map.entry("POST /members/act/{kind}", "admin"),
            Map.entry("GET /health", "nobody"),
            Map.entry("GET /health/{selector}", "nobody"),
            Map.entry("GET /signin", "nobody"),
            Map.entry("POST /login", "nobody"),
            Map.entry("GET /oauth/login/corp", "nobody"),
            Map.entry("GET /oauth/callback/corp", "nobody"),
            Map.entry("POST /oauth/callback/corp", "nobody"),
            Map.entry("POST /logout", "viewer")));

    private static final List<String> ROLES = List.of("nobody", "viewer", "operator", "admin");

    private static FakeProvider provider;
    private static ConsoleServer console;

    /** With a provider, so that its routes are among those that are asked. */
    @BeforeAll
    static void start() throws IOException {
        provider = new FakeProvider();
        console = TestUsers.console(provider.settings());
    }

    @AfterAll
    static void stop() {
        console.close();
        provider.close();
    }

    @Test
    void everyRouteHasAStatedRole() {
        assertThat(routes()).containsExactlyInAnyOrderElementsOf(EXPECTED.keySet());
    }

    @Test
    void everyRouteLetsInThoseWhoMayAndNobodyElse() {
        for (String route : routes()) {
            for (String role : ROLES) {
                boolean may = ROLES.indexOf(role) >= ROLES.indexOf(EXPECTED.getOrDefault(route, "admin"));
                assertThat(isLetIn(route, role))
                        .as("%s asked by %s", route, role)
                        .isEqualTo(may);
            }
        }
    }

    @Test
    void signedInWithAPasswordOneMayDoTheSame() {
        Map<String, String> users =
                Map.of("viewer", TestUsers.VIEWER, "operator", TestUsers.OPERATOR, "admin", TestUsers.ADMIN);
        users.forEach((role, user) -> {
            Browser browser = Browser.signedIn(console, user);
            String csrf = browser.csrf();
            for (String route : EXPECTED.keySet()) {
                if (route.endsWith("/logout") || refusesBadSignIn(route)) {
                    continue;
                }
                boolean may = ROLES.indexOf(role) >= ROLES.indexOf(EXPECTED.get(route));
                assertThat(browser.status(method(route), path(route), request -> request.header("X-CSRF-Token", csrf)))
                        .as("%s asked by %s", route, user)
                        .satisfies(status -> assertThat(status != 403).isEqualTo(may))
                        .isNotEqualTo(401);
            }
        });
    }

    private static String method(String route) {
        return route.substring(0, route.indexOf(' '));
    }

    private static String path(String route) {
        return route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "1");
    }

    /** Answers 401 to whoever sends nothing to sign in with, as it is asked here. */
    private static boolean refusesBadSignIn(String route) {
        return route.equals("POST /login") || route.contains(" /oauth/callback/");
    }

    private static boolean isLetIn(String route, String role) {
        String method = method(route);
        String path = path(route);
        Browser browser = Browser.at(console);
        if (role.equals("nobody")) {
            int status = browser.status(method, path, request -> request);
            if (refusesBadSignIn(route)) {
                return status != 303;
            }
            assertThat(status).as(route).isNotEqualTo(500);
            return status != 303 && status != 401 && status != 403;
        }
        int status = browser.status(
                method, path, request -> request.header("Authorization", "Bearer " + TestUsers.TOKEN + role));
        assertThat(status == 401 && !refusesBadSignIn(route))
                .as("%s asked by %s", route, role)
                .isFalse();
        return status != 403;
    }

    @Test
    void nobodySeesWhatIsServedFromFilesBesidesTheAssets() {
        assertThat(console.context().getBeansOfType(StaticResourceConfiguration.class))
                .allSatisfy(files -> assertThat(files.getMapping()).startsWith("/assets/"));
        assertThat(Browser.at(console).get("/assets/console.css").statusCode()).isEqualTo(200);
        assertThat(Browser.at(console).get("/assets/lib/htmx/htmx.min.js").statusCode())
                .isEqualTo(200);
    }

    @Test
    void whatDoesNotExistIsNotToldToThoseWhoAreNotSignedIn() {
        assertThat(Browser.at(console).get("/api/v1/nothing").statusCode()).isEqualTo(401);
        assertThat(Browser.at(console).get("/nothing").statusCode()).isEqualTo(303);
        assertThat(Browser.at(console).get("/assets/../locks").statusCode()).isIn(303, 404);
        assertThat(Browser.signedIn(console, TestUsers.VIEWER).get("/nothing").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thereIsNoOtherWayToSayWhoOneIs() {
        Stream<String> fetchers = console.context().getBeansOfType(AuthenticationFetcher.class).stream()
                .map(fetcher -> fetcher.getClass().getSimpleName());

        assertThat(fetchers).containsExactly(Callers.class.getSimpleName());
    }

    private static List<String> routes() {
        return console.context()
                .getBean(Router.class)
                .uriRoutes()
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> !route.startsWith("HEAD "))
                .distinct()
                .sorted()
                .toList();
    }
}
