package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.lockgrid.console.cli.RealGrid;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleServer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Members die one by one, until the seats that are left have no majority. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class DyingMembersTest {
    /** Members take some seconds to believe that another is dead, and to found a table anew. */
    private static final int AGREED_MILLIS = 60_000;

    @TempDir
    private Path folder;

    @Test
    void theBannerSaysWhatIsLeftAndLeadsToTheRestartWhichAlsoAFreshConsoleOffers(Stage stage) {
        try (RealGrid grid = RealGrid.start(folder);
                ConsoleServer console = Stage.console(grid.clients(), 0, Map.of());
                Visitor visitor = admin(stage, console)) {
            says(visitor, "Healthy: one member can fail before the grid stops");

            grid.signal("KILL", 2);
            says(visitor, "Degraded: one more failure stops the grid");
            assertThat(visitor.banner()).containsText("2 of 3 seats are here");
            assertThat(io.lockgrid.console.security.Browser.signedIn(console, TestUsers.ADMIN)
                            .get("/health")
                            .body())
                    .contains("\"grid\":\"DEGRADED\"", "2 of 3 seats are here");
            assertThat(help(visitor)).isHidden();

            grid.signal("KILL", 1);
            says(visitor, "Unavailable: no majority has answered for");
            assertThat(visitor.banner()).containsText("1 member is connected to the console");
            assertThat(io.lockgrid.console.security.Browser.signedIn(console, TestUsers.ADMIN)
                            .get("/health")
                            .body())
                    .contains("\"grid\":\"UNAVAILABLE\"");
            visitor.forget();
            restartFromAFreshConsole(stage, grid);
            grid.restart(1);
            grid.restart(2);

            says(visitor, "Healthy: one member can fail before the grid stops");
            visitor.forget(); // what had no old answer was refused
        }
    }

    private static void restartFromAFreshConsole(Stage stage, RealGrid grid) {
        try (ConsoleServer fresh = Stage.console(grid.clients(), 0, Map.of());
                Visitor visitor = admin(stage, fresh)) {
            says(visitor, "Unavailable: no majority has answered for");
            help(visitor).click();
            assertThat(visitor.page.getByText("Who is a member and who leads is not known"))
                    .isVisible();
            visitor.link("Restart the lock table after a lost majority…").click();
            visitor.page.getByLabel("Why").fill("two hosts burnt down");
            visitor.button("Restart the lock table").click();
            assertThat(visitor.page.locator(".done"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(AGREED_MILLIS));
        }
    }

    private static Visitor admin(Stage stage, ConsoleServer console) {
        return new Visitor(stage.chromium, console, new Browser.NewContextOptions()).signedIn(TestUsers.ADMIN);
    }

    private static com.microsoft.playwright.Locator help(Visitor visitor) {
        return visitor.page.getByText(
                "What to do if the majority is lost for good", new Page.GetByTextOptions().setExact(true));
    }

    private static void says(Visitor visitor, String words) {
        assertThat(visitor.banner())
                .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(AGREED_MILLIS));
    }
}
