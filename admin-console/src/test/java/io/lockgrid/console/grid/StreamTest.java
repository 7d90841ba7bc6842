package io.lockgrid.console.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The stream that open pages listen to. */
@Timeout(60)
class StreamTest {
    private final HttpClient client = HttpClient.newHttpClient();

    private BufferedReader open(ConsoleServer console) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(console.address().resolve("/events"))
                .timeout(Duration.ofSeconds(10))
                .build();
        return new BufferedReader(new InputStreamReader(
                client.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    private static String tick(BufferedReader stream) throws IOException {
        String line = stream.readLine();
        while (line != null && !line.startsWith("data:")) {
            line = stream.readLine();
        }
        return line == null ? "" : line;
    }

    private static ConsoleServer console() {
        return TestUsers.console(Map.of("lockgrid.console.sign-in", false));
    }

    @Test
    void itTicksByTheClockWhileTheGridIsSilentAndTheWatchForgetsWhoLeft() throws IOException, InterruptedException {
        try (ConsoleServer console = console()) {
            GridWatch watch = console.context().getBean(GridWatch.class);
            List<Long> ticks = new ArrayList<>();
            try (BufferedReader stream = open(console)) {
                for (int i = 0; i < 4; i++) {
                    assertThat(tick(stream)).contains("\"state\":\"lost\"", "\"details\":[");
                    ticks.add(System.nanoTime());
                }
                assertThat(watch.listeners()).isEqualTo(1);
            }
            // Looks at a grid that is not there take longer.
            assertThat(Duration.ofNanos(ticks.get(3) - ticks.get(0))).isLessThan(Duration.ofSeconds(9));
            await().until(() -> watch.listeners() == 0);
        }
    }

    @Test
    void itEndsWithTheConsole() throws IOException, InterruptedException {
        ConsoleServer console = console();
        try (console;
                BufferedReader stream = open(console)) {
            GridWatch watch = console.context().getBean(GridWatch.class);
            assertThat(tick(stream)).isNotEmpty();

            console.close();

            await().until(() -> watch.listeners() == 0);
        }
    }
}
