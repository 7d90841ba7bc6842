package io.lockgrid.console.api;

import static io.lockgrid.console.api.ApiStage.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.security.Browser;
import io.lockgrid.console.security.TestUsers;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody would send but by mistake or to do harm: refused by name, and never a failure of the console. */
@Tag("thorough")
class RefusedTest {
    private static ApiStage stage;
    private static Browser browser;

    @BeforeAll
    static void start() {
        stage = new ApiStage();
        browser = Browser.signedIn(stage.console, TestUsers.ADMIN);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "olderThan, /locks?olderThan=999999999999d",
        "olderThan, /locks?olderThan=P999999999999D",
        "olderThan, /locks?olderThan=3651d",
        "descending, /locks?descending=maybe",
        "offset, /locks?offset=2000000000",
        "offset, /locks?offset=100001",
        "offset, /locks?offset=99999999999",
        "limit, /locks?limit=2000000000",
        "to, /history?to=-1000000000-01-01T00:00:00Z",
        "to, /history?to=+1000000000-12-31T23:59:59Z",
        "from, /history?from=-1000000000-01-01T00:00:00",
        "from, /history?from=2026-01-02T03:04:05Z&to=2026-01-02T03:04:05Z"
    })
    void aParameterBeyondAllUseIsRefusedByNameInTheApiAndOnThePage(String name, String path) {
        HttpResponse<String> api = stage.viewer.get("/api/v1" + path.replace("+", "%2B"));
        assertThat(api.statusCode()).as(api.body()).isEqualTo(400);
        assertThat(json(api).get("detail").asText()).contains(name);

        HttpResponse<String> page = browser.get(path.replace("+", "%2B"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/history?last=999999999999d",
                "/api/v1/samples?after=-1000000000-01-01T00:00:00Z",
                "/api/v1/audit?newest=-1",
                "/api/v1/audit?newest=many",
                "/api/v1/lock/history?name=a&most=2000000000",
                "/api/v1/lock?name=",
                "/locks/one",
                "/locks/one?name=",
                "/locks/release?name=a&fence=x",
                "/locks/release?name=&fence=1",
                "/members/act/explode",
                "/api/v1/events?after=latest,:::"
            })
    void whatCannotBeMeantIsRefused(String path) {
        assertThat(browser.get(path).statusCode()).isBetween(400, 499);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"fence\":1,\"reason\":\"why\"}",
                "{\"name\":null,\"fence\":1,\"reason\":\"why\"}",
                "{\"name\":\"\",\"fence\":1,\"reason\":\"why\"}",
                "{\"name\":\"a\",\"reason\":\"why\"}",
                "{\"name\":\"a\",\"fence\":\"x\",\"reason\":\"why\"}",
                "{\"name\":\"a\",\"fence\":99999999999999999999,\"reason\":\"why\"}",
                "null",
                "[]",
                "\"a\"",
                ""
            })
    void aReleaseWithoutALockOrAFenceIsRefused(String body) {
        for (String act : new String[] {"release", "ask"}) {
            HttpResponse<String> answer = stage.operator.post("/api/v1/lock/" + act, body);
            assertThat(answer.statusCode()).as(act + " " + answer.body()).isEqualTo(400);
            assertThat(json(answer).get("detail").asText()).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/locks/release", "/locks/release/ask"})
    void aFormWithoutALockIsRefused(String path) {
        HttpResponse<String> answer = browser.submit(path, Map.of("fence", "1", "reason", "why", "typed", "a"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(browser.submit(path, Map.of("name", "a", "fence", "x")).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/sessions/x/close",
                "/api/v1/members/x/promote",
                "/api/v1/members/x/remove-seat",
                "/api/v1/members/x/lead",
                "/api/v1/table/restart"
            })
    void anActWithoutAReasonIsRefused(String path) {
        for (String body : new String[] {"{}", "null", "[]", "{\"reason\":\" \"}", ""}) {
            HttpResponse<String> answer = stage.admin.post(path, body);
            assertThat(answer.statusCode()).as(body + " " + answer.body()).isEqualTo(400);
        }
    }

    @Test
    void whatTheServerItselfRefusesSaysTooWhatWasNotChanged() {
        Map<Integer, HttpResponse<String>> answers = Map.of(
                404, stage.viewer.get("/api/v1/nothing"),
                405, stage.admin.post("/api/v1/locks", "{}"),
                413, stage.admin.post("/api/v1/table/restart", "{\"reason\":\"" + "x".repeat(70_000) + "\"}"),
                415, browser.submit("/api/v1/table/restart", Map.of("reason", "why")));

        answers.forEach((status, answer) -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
            assertThat(json(answer).get("detail").asText()).contains("Nothing was changed. ");
        });
        assertThat(browser.get("/nothing").body()).contains("There is nothing at this address. Nothing was changed.");
    }
}
