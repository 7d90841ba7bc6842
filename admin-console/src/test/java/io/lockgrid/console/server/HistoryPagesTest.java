package io.lockgrid.console.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.security.Browser;
import io.lockgrid.console.security.TestUsers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryPagesTest {
    @TempDir
    private Path folder;

    private static HttpResponse<String> get(ConsoleServer server, String path) {
        return Browser.signedIn(server, TestUsers.VIEWER).get(path);
    }

    private static ConsoleConfig config() {
        return ConsoleConfig.of(LockGridClientConfig.load().withMembers("127.0.0.1:1"))
                .withSettings(TestUsers.settings(Map.of()));
    }

    @Test
    void withoutAFolderTheHistorySaysHowToTurnItOn() {
        try (ConsoleServer server = ConsoleServer.start(config())) {
            HttpResponse<String> page = get(server, "/history");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains("--data DIR").doesNotContain("charts.js");
            assertThat(get(server, "/api/v1/samples").body()).isEqualTo("[]");
        }
    }

    @Test
    void withAFolderTheHistoryIsOnBeforeTheGridIsThere() {
        ConsoleConfig off = config();
        ConsoleConfig on = new ConsoleConfig(off.grid(), off.host(), 0, List.of(), folder, off.settings());
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
