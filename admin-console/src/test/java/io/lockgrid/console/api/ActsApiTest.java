package io.lockgrid.console.api;

import static io.lockgrid.console.api.ApiStage.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.lockgrid.Hold;
import io.lockgrid.console.Patience;
import io.lockgrid.console.security.Browser;
import io.lockgrid.console.security.TestUsers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Seats, and who waits for whom, as a program sees them. */
@Tag("thorough")
class ActsApiTest {
    private static final Duration SOON = Patience.LONG;
    private static final Duration SLOW = Duration.ofSeconds(60);
    private static final String WHY = "{\"reason\":\"for a test\"}";

    private static ApiStage stage;

    @BeforeAll
    static void start() {
        stage = new ApiStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aSeatIsTakenAndGivenBackAndBothAreInTheAudit() {
        JsonNode member = member(follower());
        String id = member.get("id").asText();
        String address = member.get("address").asText();

        HttpResponse<String> taken = stage.admin.post("/api/v1/members/" + id + "/remove-seat", WHY);
        assertThat(taken.statusCode()).as(taken.body()).isIn(200, 202);
        assertThat(json(taken).get("words").asText()).isNotBlank();
        await().atMost(SLOW).until(() -> at(address, true).isEmpty());
        // It leaves, starts anew under another id, takes no seat by itself, and is refused one until it is a whole
        // member.
        await().atMost(SLOW).untilAsserted(() -> {
            at(address, false).ifPresent(now -> stage.admin.post("/api/v1/members/" + now + "/promote", WHY));
            assertThat(at(address, true)).isPresent();
        });

        assertThat(stage.viewer.get("/api/v1/audit?text=for+a+test").body())
                .contains(id)
                .contains("\"reason\":\"for a test\"");
    }

    @Test
    void whoHasASeatIsGivenNoOtherAndAMemberThatIsNotThereNone() {
        assertRefused(stage.admin.post("/api/v1/members/" + follower() + "/promote", WHY));
        assertRefused(stage.admin.post("/api/v1/members/nobody/promote", WHY));
        assertRefused(stage.admin.post("/api/v1/members/nobody/remove-seat", WHY));
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(answer).get("detail").asText()).isNotBlank();
        assertThat(json(answer).get("instance").asText()).isEqualTo(answer.uri().getPath());
    }

    @Test
    void theGraphHasWhoWaitsForWhom() {
        Hold hold = stage.grid.lock("graph/a").tryAcquire().orElseThrow();
        CompletableFuture<Hold> waiting = stage.grid.lock("graph/a").acquireAsync();

        await().atMost(SOON).untilAsserted(() -> {
            JsonNode waits = json(stage.viewer.get("/api/v1/graph")).get("waits");
            assertThat(waits.findValuesAsText("lock")).contains("graph/a");
            assertThat(waits.get(0).get("waiter").get("member").asText()).isEqualTo("app");
            assertThat(waits.get(0).get("holder").get("member").asText()).isEqualTo("app");
        });
        hold.close();
        waiting.join().close();
        await().atMost(SOON)
                .until(() ->
                        json(stage.viewer.get("/api/v1/graph")).get("waits").isEmpty());
    }

    @Test
    void theAuditIsFilteredTheSameInEveryFormat() {
        Hold hold = stage.grid.lock("audited").tryAcquire().orElseThrow();
        stage.operator.post(
                "/api/v1/lock/release", "{\"name\":\"audited\",\"fence\":" + hold.fence() + ",\"reason\":\"one\"}");
        stage.operator.post(
                "/api/v1/lock/release", "{\"name\":\"audited\",\"fence\":" + hold.fence() + ",\"reason\":\"\\ntwo\"}");

        for (String format : new String[] {"json", "jsonl", "csv"}) {
            assertThat(stage.viewer
                            .get("/api/v1/audit?target=audited&text=ONE&format=" + format)
                            .body())
                    .as(format)
                    .contains("one")
                    .doesNotContain("two");
        }
        assertThat(Browser.signedIn(stage.console, TestUsers.VIEWER)
                        .get("/audit?text=ONE&target=audited")
                        .body())
                .contains("/api/v1/audit?format=csv&amp;text=ONE&amp;target=audited", "<bdi>one</bdi>")
                .doesNotContain("two");
        assertThat(stage.viewer.get("/api/v1/audit?actor=nobody&format=jsonl").body())
                .isEmpty();
        assertThat(stage.viewer.get("/api/v1/audit?target=audited&format=csv").body())
                .contains("\"'\ntwo\"");
    }

    @Test
    void listsTellTheirAge() {
        for (String path : new String[] {"locks", "groups", "graph", "sessions"}) {
            // Where the machine is busy an answer may be an older one, which says so.
            await().atMost(SOON).untilAsserted(() -> {
                HttpResponse<String> answer = stage.viewer.get("/api/v1/" + path);
                assertThat(answer.headers().firstValueAsLong("Age").orElse(-1))
                        .as(path)
                        .isBetween(0L, 1L);
                assertThat(answer.headers().firstValue("Warning")).as(path).isEmpty();
            });
        }
    }

    private static String follower() {
        JsonNode groups = json(stage.viewer.get("/api/v1/groups"));
        String leader = groups.get("groups").get(0).get("leader").asText();
        return groups.get("members").findValuesAsText("id").stream()
                .filter(id -> !id.equals(leader))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode member(String id) {
        return members()
                .filter(member -> member.get("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<String> at(String address, boolean seat) {
        return members()
                .filter(member -> member.get("address").asText().equals(address)
                        && member.get("reachable").asBoolean()
                        && member.get("seat").asBoolean() == seat)
                .map(member -> member.get("id").asText())
                .findFirst();
    }

    private static Stream<JsonNode> members() {
        return StreamSupport.stream(
                json(stage.viewer.get("/api/v1/groups")).get("members").spliterator(), false);
    }
}
