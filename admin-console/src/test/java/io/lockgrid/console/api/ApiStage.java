package io.lockgrid.console.api;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lockgrid.LockGrid;
import io.lockgrid.console.browser.Members;
import io.lockgrid.console.security.ApiCaller;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;

/** A grid of three members, its console, an application, and a script of each role. */
final class ApiStage implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final Members members = new Members();
    final ConsoleServer console;
    final LockGrid grid;
    final ApiCaller viewer;
    final ApiCaller operator;
    final ApiCaller admin;

    ApiStage() {
        console = ConsoleServer.start(
                ConsoleConfig.of(members.clients().withName("console")).withSettings(TestUsers.settings(Map.of())));
        grid = members.client("app");
        viewer = ApiCaller.with(console, "viewer");
        operator = ApiCaller.with(console, "operator");
        admin = ApiCaller.with(console, "admin");
        await().until(() -> viewer.get("/api/v1/groups").statusCode() == 200);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    @Override
    public void close() {
        grid.close();
        console.close();
        members.close();
    }
}
