package io.lockgrid.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.Patience;
import io.lockgrid.console.security.Browser;
import io.lockgrid.console.security.TestUsers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The stream of events as a program hears it, from a real grid. */
class EventsApiTest {
    private static final Duration SOON = Patience.LONG;
    private static final Duration LONG = Duration.ofSeconds(120);

    private static ApiStage stage;

    @BeforeAll
    static void start() {
        stage = new ApiStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    private static Listener listen(String query) {
        return new Listener(stage.viewer, "/api/v1/events" + query);
    }

    private static void holdOnce(String name) {
        stage.grid.lock(name).tryAcquire().orElseThrow().close();
    }

    @Test
    void whatHappensToLocksIsHeardByItsKind() {
        try (Listener listener = listen("")) {
            listener.await("ready", "", SOON);
            holdOnce("heard/one");

            assertThat(listener.await("GRANTED", "heard/one", SOON)).contains("\"member\":\"app\"");
            listener.await("RELEASED", "heard/one", SOON);
        }
    }

    @Test
    void whoGoesOnWhereItBeganMissesNothingThatHappenedMeanwhile() {
        String place;
        try (Listener first = listen("")) {
            place = Listener.id(first.await("ready", "", SOON));
        }
        holdOnce("meanwhile");
        try (Listener second = listen("?after=" + place)) {
            second.await("GRANTED", "meanwhile", SOON);
            String last = second.await("RELEASED", "meanwhile", SOON);
            assertThat(Listener.id(last)).isNotEqualTo(place);
        }
    }

    @Test
    @Tag("thorough")
    void aQuietStreamIsKeptAlive() {
        try (Listener listener = listen("")) {
            listener.await("ready", "", SOON);

            assertThat(Listener.id(listener.await("alive", "", SOON))).isNotBlank();
        }
    }

    @Test
    @Tag("thorough")
    void anOutageIsToldAndSoIsItsEndAndWhatIsOldIsMarkedMeanwhile() {
        List<String> lists = List.of("/api/v1/locks", "/api/v1/groups", "/api/v1/graph", "/api/v1/sessions");
        List<String> pages = List.of("/audit", "/sessions", "/sessions/none");
        Browser browser = Browser.signedIn(stage.console, TestUsers.VIEWER);
        lists.forEach(list -> assertThat(stage.viewer.get(list).statusCode()).isEqualTo(200));
        pages.forEach(page -> assertThat(browser.get(page).body()).doesNotContain("this is its last answer"));

        try (Listener listener = listen("")) {
            listener.await("ready", "", SOON);
            int before = listener.heard().size();

            stage.members.stop();
            listener.await("problem", "", LONG);
            for (String list : lists) {
                HttpResponse<String> old = stage.viewer.get(list);
                assertThat(old.statusCode()).as(list).isEqualTo(200);
                assertThat(old.headers().firstValue("Warning").orElse(""))
                        .as(list)
                        .startsWith("110 ");
                assertThat(old.headers().firstValueAsLong("Age").orElseThrow()).isPositive();
            }
            assertThat(pages)
                    .allSatisfy(page -> assertThat(browser.get(page).body()).contains("this is its last answer"));

            stage.members.start();
            assertThat(Awaitility.await()
                            .atMost(LONG)
                            .until(
                                    () -> listener.heard().stream()
                                            .skip(before)
                                            .filter(event -> event.contains("event: ready"))
                                            .count(),
                                    count -> count > 0))
                    .isEqualTo(1);
        }
    }

    @Test
    void aPlaceThatIsNoneIsRefused() {
        assertThat(stage.viewer.get("/api/v1/events?after=yesterday").statusCode())
                .isEqualTo(400);
    }
}
