package io.lockgrid.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.lockgrid.Hold;
import io.lockgrid.console.security.ApiCaller;
import io.lockgrid.console.security.Browser;
import io.micronaut.web.router.Router;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the OpenAPI document says, and what the API does. */
class DocumentTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DOCUMENT = "/api/v1/openapi.yml";

    private static ApiStage stage;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        stage = new ApiStage();
        Object read = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(stage.viewer.get(DOCUMENT).body());
        document = JSON.valueToTree(read);
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void itHasThePathsAndMethodsOfTheApiAndNoOthers() {
        Set<String> routes = stage.console
                .context()
                .getBean(Router.class)
                .uriRoutes()
                .filter(route -> !route.getHttpMethodName().equals("HEAD"))
                .map(route -> route.getHttpMethodName() + " "
                        + route.getUriMatchTemplate().toPathString())
                .filter(route -> route.contains(" /api/") && !route.contains(DOCUMENT))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> documented = new TreeSet<>();
        document.get("paths")
                .fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(
                                method -> documented.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));

        assertThat(documented).isEqualTo(routes);
        assertThat(document.get("components").get("schemas").fieldNames())
                .toIterable()
                .noneMatch(name -> name.contains("Event_") || name.contains("SignIn"));
    }

    @Test
    void whatReadsAnswerIsAsItSays() {
        Hold hold = stage.grid.lock("schema/a").tryAcquire().orElseThrow();
        Hold why = stage.grid.lock("schema/b").withReason("why").tryAcquire().orElseThrow();
        CompletableFuture<Hold> waiting = stage.grid.lock("schema/a").acquireAsync();
        Awaitility.await().until(() -> stage.viewer.get("/api/v1/graph").body().contains("schema/a"));

        for (String query : List.of(
                "locks",
                "lock?name=schema/a",
                "lock?name=nothing",
                "lock/history?name=schema/a",
                "lock",
                "locks?limit=0",
                "folders",
                "folders?prefix=schema/",
                "groups",
                "graph",
                "sessions",
                "samples",
                "history",
                "history?from=never",
                "audit",
                "audit?format=pdf")) {
            assertAsDocumented("get", path(query), stage.viewer.get("/api/v1/" + query));
        }
        for (String path : List.of("/api/v1/locks", "/api/v1/groups", "/api/v1/history")) {
            assertAsDocumented("get", path, Browser.at(stage.console).get(path));
        }
        hold.close();
        why.close();
        waiting.join().close();
    }

    @Test
    void whatActsAnswerIsAsItSays() {
        Hold hold = stage.grid.lock("schema/act").tryAcquire().orElseThrow();
        String lock = "{\"name\":\"schema/act\",\"fence\":" + hold.fence() + ",\"reason\":\"for a test\"}";
        String why = "{\"reason\":\"for a test\"}";

        assertAct(stage.operator, "lock/ask", "lock/ask", lock);
        assertAct(stage.operator, "lock/release", "lock/release", lock);
        assertAct(stage.operator, "lock/release", "lock/release", lock);
        assertAct(stage.operator, "lock/release", "lock/release", "{}");
        assertAct(stage.viewer, "lock/release", "lock/release", lock);
        assertAct(stage.operator, "sessions/none/close", "sessions/{id}/close", why);
        assertAct(stage.admin, "members/none/promote", "members/{id}/promote", why);
        assertAct(stage.admin, "members/none/remove-seat", "members/{id}/remove-seat", why);
        assertAct(stage.admin, "members/none/lead", "members/{id}/lead", "{\"reason\":\"a\",\"group\":\"default\"}");
        assertAct(stage.admin, "members/none/lead", "members/{id}/lead", why);
        assertAct(stage.admin, "table/restart", "table/restart", why);
    }

    @Test
    void whatMayBeNullIsSaidSo() {
        JsonNode schemas = document.get("components").get("schemas");
        for (String field : List.of(
                "LockInfo.holder",
                "LockInfo.delayLeft",
                "HolderInfo.reason",
                "HolderInfo.maxHold",
                "HolderInfo.maxHoldLeft",
                "SessionInfo.Claim.maxHoldLeft",
                "LockFolder.heldSince",
                "WaiterInfo.reason",
                "WaiterInfo.timeout",
                "GroupInfo.leader",
                "MemberInfo.awaySince",
                "LockEvent.cause",
                "LockEvent.actor",
                "LockEvent.note",
                "ReleaseOutcome.holder",
                "AskOutcome.holder",
                "History.off",
                "Contention.holder")) {
            int dot = field.lastIndexOf('.');
            assertThat(schemas.get(field.substring(0, dot))
                            .get("properties")
                            .get(field.substring(dot + 1))
                            .toString())
                    .as(field)
                    .contains("\"null\"");
        }
        assertThat(document.toString()).doesNotContain("nullable");
    }

    private static void assertAct(ApiCaller who, String path, String template, String body) {
        assertAsDocumented("post", "/api/v1/" + template, who.post("/api/v1/" + path, body));
    }

    private static String path(String query) {
        return "/api/v1/" + query.replaceFirst("\\?.*", "");
    }

    private static void assertAsDocumented(String method, String path, HttpResponse<String> answer) {
        String what = method + " " + path + ": " + answer.statusCode() + " " + answer.body();
        JsonNode response = document.path("paths")
                .path(path)
                .path(method)
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        assertThat(response.isMissingNode()).as(what).isFalse();
        if (answer.body().isEmpty()) {
            assertThat(response.has("content")).as(what).isFalse();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElseThrow().replaceFirst(";.*", "");
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isObject()).as(what + " " + type).isTrue();

        ObjectNode whole = JSON.createObjectNode();
        whole.set("components", strict(document.get("components").deepCopy()));
        whole.putArray("allOf").add(schema);
        assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                        .getSchema(whole)
                        .validate(ApiStage.json(answer)))
                .as(what)
                .isEmpty();
    }

    /** A field that is not documented counts as a mistake, too. */
    private static JsonNode strict(JsonNode components) {
        components.get("schemas").forEach(schema -> {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        });
        return components;
    }
}
