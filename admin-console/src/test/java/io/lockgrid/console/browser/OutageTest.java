package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The grid goes, or the console. */
@ExtendWith(Stage.Shared.class)
class OutageTest {
    /** 3 s are promised; the rest is for machines that do much else. */
    private static final int SOON_MILLIS = 6_000;

    private static final int RESTART_MILLIS = 90_000;

    @Test
    void aLostGridIsSaidSoonItsLastPictureStaysAndTheEndOfItIsSeenByItself(Stage stage) {
        try (Members members = new Members();
                ConsoleServer console = Stage.console(members);
                Visitor visitor = new Visitor(
                                stage.chromium, console, new com.microsoft.playwright.Browser.NewContextOptions())
                        .signedIn(TestUsers.VIEWER)) {
            LockGrid app = members.client("app");
            try {
                Waiting.hold(app, "outage/one", "import");
                visitor.go("/locks");
                assertThat(visitor.row("outage/one")).isVisible();
                assertThat(visitor.banner()).containsText("Healthy");

                members.stop();

                assertThat(visitor.banner())
                        .containsText(
                                "The grid has not answered the console for",
                                new LocatorAssertions.ContainsTextOptions().setTimeout(SOON_MILLIS));
                assertThat(visitor.banner()).containsText(Pattern.compile("What you see is \\d+ s old"));
                assertThat(visitor.page.getByText(
                                Pattern.compile("The grid does not answer; this is its last answer, \\d+ s old.")))
                        .isVisible();
                assertThat(visitor.row("outage/one")).isVisible();
            } finally {
                app.close();
            }

            members.start();

            assertThat(visitor.banner())
                    .containsText("Healthy", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTART_MILLIS));
            assertThat(visitor.page.getByText("The grid does not answer")).hasCount(0);
        }
    }

    @Test
    void aPageSaysThatItsConsoleIsGone(Stage stage) {
        ConsoleServer console = Stage.console(stage.members);
        try (Visitor visitor =
                new Visitor(stage.chromium, console, new com.microsoft.playwright.Browser.NewContextOptions())) {
            visitor.signedIn(TestUsers.VIEWER).go("/locks");
            assertThat(visitor.banner()).containsText("Healthy");

            console.close();

            assertThat(visitor.banner()).containsText("The console does not answer this page; what you see is old.");
            visitor.forget();
        } finally {
            console.close();
        }
    }
}
