package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.console.Promised;
import io.lockgrid.console.cli.RealGrid;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** All members fall silent in one moment: processes that are stopped, or killed. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class SilenceTest {
    /** As docs/console.md promises; measured in the page itself. */
    private static final Duration PROMISED = Duration.ofSeconds(3);

    private static final int[] ALL = {0, 1, 2};
    private static final Pattern SILENT = Pattern.compile("lost|unavailable");
    private static final String NOTE_THE_TURN = "bar => { window.turned = 0; new MutationObserver(() => {"
            + " if (!window.turned && ['lost', 'unavailable'].includes(bar.dataset.state)) window.turned = Date.now();"
            + " }).observe(bar, {attributes: true}); }";

    @TempDir
    private Path folder;

    @Test
    void everyPageSaysWithinThreeSecondsThatTheGridIsSilentAndTakesItBackByItself(Stage stage) throws Exception {
        Promised.assertWithin(PROMISED, () -> longestUntilSaid(stage));
    }

    private Duration longestUntilSaid(Stage stage) {
        try (RealGrid grid = RealGrid.start(folder);
                LockGrid app = LockGridClient.connect(grid.clients().withName("app"));
                ConsoleServer console = Stage.console(grid.clients(), 0, Map.of());
                Visitor visitor = new Visitor(stage.chromium, console, new Browser.NewContextOptions())
                        .signedIn(TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, "silence/one", "import");
            List<Page> pages = new ArrayList<>();
            for (String path : List.of(
                    "/locks",
                    "/locks/one?name=silence/one",
                    "/locks/release?name=silence/one&fence=" + hold.fence(),
                    "/")) {
                Page page = visitor.context().newPage();
                page.navigate(path);
                pages.add(page);
            }
            visitor.page.close();

            long stopped = untilAllSaySo(pages, () -> grid.signal("STOP", ALL));
            grid.signal("CONT", ALL);
            pages.forEach(page -> assertThat(banner(page)).hasAttribute("data-state", "healthy"));

            long killed = untilAllSaySo(pages, () -> grid.signal("KILL", ALL));
            assertThat(banner(pages.get(2))).containsText("The grid has not answered the console for");
            assertThat(pages.get(0).getByText("silence/one")).isVisible();
            visitor.forget(); // what has no old answer is refused
            return Duration.ofMillis(Math.max(stopped, killed));
        }
    }

    /** In milliseconds, of the page that was the last to say so. */
    private static long untilAllSaySo(List<Page> pages, Runnable loss) {
        for (Page page : pages) {
            assertThat(banner(page)).hasAttribute("data-state", "healthy");
            banner(page).evaluate(NOTE_THE_TURN);
        }
        loss.run();
        long lost = System.currentTimeMillis();
        long longest = 0;
        for (Page page : pages) {
            assertThat(banner(page)).hasAttribute("data-state", SILENT);
            assertThat(banner(page)).containsText(Pattern.compile("What you see is \\d+ s old"));
            long said = ((Number) page.evaluate("() => window.turned")).longValue();
            longest = Math.max(longest, said - lost);
        }
        return longest;
    }

    private static Locator banner(Page page) {
        return page.locator("#banner");
    }
}
