package io.lockgrid.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPagesTest {
    @TempDir
    private Path folder;

    private static HttpResponse<String> get(ConsoleServer server, String path) throws Exception {
        URI address = server.address().resolve(path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static ConsoleConfig config() {
        return ConsoleConfig.of(LockGridClientConfig.load().withMembers("127.0.0.1:1"));
    }

    @Test
    void withoutAFolderTheHistorySaysHowToTurnItOn() throws Exception {
        try (ConsoleServer server = ConsoleServer.start(config())) {
            HttpResponse<String> page = get(server, "/history");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("--data DIR").doesNotContain("charts.js");
            assertThat(get(server, "/api/v1/samples").body()).isEqualTo("[]");
        }
    }

    @Test
    void withAFolderTheHistoryIsOnBeforeTheGridIsThere() throws Exception {
        ConsoleConfig off = config();
        ConsoleConfig on = new ConsoleConfig(off.grid(), off.host(), 0, List.of(), folder, Map.of());
        try (ConsoleServer server = ConsoleServer.start(on)) {
            HttpResponse<String> page = get(server, "/history?last=8h");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("Nothing was kept of this time", "charts.js");
            HttpResponse<String> json = get(server, "/api/v1/history?from=2026-01-02T03:04:05Z");
            assertThat(json.body()).contains("\"points\":[]", "\"off\":null", "\"problem\":null");
            assertThat(get(server, "/api/v1/history?from=yesterday").statusCode())
                    .isEqualTo(400);
            assertThat(folder.resolve("history.mv.db")).exists();
        }
    }
}
