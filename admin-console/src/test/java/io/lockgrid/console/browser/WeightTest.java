package io.lockgrid.console.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.WaitUntilState;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a page costs over a slow line. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class WeightTest {
    private static final int MOST_BYTES = 100_000;

    @Test
    void theFirstLookAtAFullPageOfLocksIsLight(Stage stage) {
        try (LockGrid app = stage.members.client("heavy-app");
                Visitor visitor = Visitor.at(stage)) {
            Waiting.get(CompletableFuture.allOf(IntStream.range(0, 60)
                    .mapToObj(
                            i -> app.lock("heavy/" + i).withReason("ship " + i).acquireAsync())
                    .toArray(CompletableFuture[]::new)));
            visitor.signedIn(TestUsers.OPERATOR);
            visitor.page.navigate("about:blank"); // what that page still waits for is given up, and never has a size
            List<Response> responses = new CopyOnWriteArrayList<>();
            visitor.page.onResponse(responses::add);
            // As somebody who was never here.
            visitor.context().newCDPSession(visitor.page).send("Network.clearBrowserCache");

            visitor.page.navigate(
                    "/locks", new com.microsoft.playwright.Page.NavigateOptions().setWaitUntil(WaitUntilState.LOAD));

            Map<String, Integer> bytes = new TreeMap<>();
            for (Response response : List.copyOf(responses)) {
                if (!response.url().endsWith("/events") && !response.url().contains("/assets/lib/chart/")) {
                    var sizes = response.request().sizes();
                    bytes.merge(response.url(), sizes.responseBodySize + sizes.responseHeadersSize, Integer::sum);
                }
            }
            assertThat(bytes).hasSizeGreaterThanOrEqualTo(4);
            assertThat(bytes.values().stream().mapToInt(Integer::intValue).sum())
                    .as(bytes.toString())
                    .isLessThan(MOST_BYTES);
            System.out.println("The first look at the locks: " + bytes);
        }
    }
}
