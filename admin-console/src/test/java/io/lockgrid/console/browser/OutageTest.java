package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.assertions.LocatorAssertions;
import io.lockgrid.LockGrid;
import io.lockgrid.console.FreePorts;
import io.lockgrid.console.Promised;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The grid goes, or the console. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class OutageTest {
    private static final int RESTART_MILLIS = 90_000;

    @Test
    void aLostGridIsSaidItsLastPictureStaysAndTheEndOfItIsSeenByItself(Stage stage) {
        try (Members members = new Members();
                ConsoleServer console = Stage.console(members);
                Visitor visitor = new Visitor(stage.chromium, console, new Browser.NewContextOptions())
                        .signedIn(TestUsers.VIEWER)) {
            LockGrid app = members.client("app");
            try {
                Waiting.hold(app, "outage/one", "import");
                assertThat(visitor.banner())
                        .containsText("Healthy"); // what asks before is refused, and not asked again
                visitor.go("/locks");
                assertThat(visitor.row("outage/one")).isVisible();
                assertThat(visitor.banner()).containsText("Healthy");

                members.stop();

                // How soon, SilenceTest measures on every kind of page.
                assertThat(visitor.banner())
                        .containsText(
                                "The grid has not answered the console for",
                                new LocatorAssertions.ContainsTextOptions().setTimeout(RESTART_MILLIS));
                assertThat(visitor.banner()).containsText(Pattern.compile("What you see is \\d+ s old"));
                assertThat(visitor.page.getByText(
                                Pattern.compile("The grid does not answer; this is its last answer, \\d+ s old.")))
                        .isVisible();
                assertThat(visitor.row("outage/one")).isVisible();
            } finally {
                app.close();
            }
            Page late = visitor.page.context().newPage();
            late.navigate("/locks?prefix=never-asked-before");
            assertThat(late.getByText("This page tries again every 3 s.")).isVisible();

            members.start();

            assertThat(visitor.banner())
                    .containsText("Healthy", new LocatorAssertions.ContainsTextOptions().setTimeout(RESTART_MILLIS));
            assertThat(visitor.page.getByText("The grid does not answer")).hasCount(0);
            assertThat(late.getByLabel("Name begins with")).hasValue("never-asked-before");
        }
    }

    @Test
    void aPageSaysThatItsConsoleIsGoneAndRecoversWhenItIsBack(Stage stage) throws Exception {
        Map<String, Object> open = Map.of("lockgrid.console.sign-in", false);
        int port = FreePorts.one();
        AtomicReference<ConsoleServer> console =
                new AtomicReference<>(Stage.console(stage.members.clients(), port, open));
        try (Visitor visitor = new Visitor(stage.chromium, console.get(), new Browser.NewContextOptions())) {
            visitor.go("/locks");
            // A page gives it 3 s, and looks twice a second whether they are over.
            Promised.assertWithin(Duration.ofSeconds(4), () -> {
                assertThat(visitor.banner()).containsText("Healthy");
                console.get().close();
                long closed = System.nanoTime();
                assertThat(visitor.banner())
                        .containsText("The console does not answer this page; what you see is old.");
                Duration took = Duration.ofNanos(System.nanoTime() - closed);
                FreePorts.awaitFree(port);
                console.set(Stage.console(stage.members.clients(), port, open));
                return took;
            });
            assertThat(visitor.banner()).containsText("Healthy");
            visitor.forget();
        } finally {
            console.get().close();
        }
    }

    @Test
    void anOpenPageLeadsToTheSignInOfAConsoleThatWasRestarted(Stage stage) {
        int port = FreePorts.one();
        ConsoleServer console = Stage.console(stage.members.clients(), port, Map.of());
        try (Visitor visitor = new Visitor(stage.chromium, console, new Browser.NewContextOptions())) {
            visitor.signedIn(TestUsers.VIEWER).go("/locks");
            assertThat(visitor.banner()).containsText("Healthy");

            console.close();
            FreePorts.awaitFree(port);
            console = Stage.console(stage.members.clients(), port, Map.of());

            assertThat(visitor.page).hasURL(Pattern.compile("/signin"));
            visitor.signIn(TestUsers.VIEWER, TestUsers.PASSWORD);
            assertThat(visitor.heading("Locks")).isVisible();
            visitor.forget();
        } finally {
            console.close();
        }
    }

    @Test
    void whoSignsOutInOneTabIsLedToTheSignInByTheOthersUnlessSomethingWasTypedThere(Stage stage) {
        try (Visitor visitor = Visitor.of(stage, TestUsers.ADMIN)) {
            visitor.go("/locks");
            Page form = visitor.context().newPage();
            form.navigate("/members/act/restart");
            form.getByLabel("Why").fill("a long story");
            Page other = visitor.context().newPage();
            other.navigate("/");

            other.getByText("Sign out").click();

            assertThat(visitor.page).hasURL(Pattern.compile("/signin"));
            assertThat(form.locator("#banner")).containsText("You are not signed in any more");
            assertThat(form.getByLabel("Why")).hasValue("a long story");
        }
    }

    @Test
    void aPageThatNobodySeesKeepsNoConnection(Stage stage) {
        try (Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            visitor.go("/locks");
            assertThat(visitor.banner()).containsText("Healthy");

            List<Request> ended = new ArrayList<>();
            visitor.page.onRequestFailed(ended::add);
            show(visitor.page, false);
            visitor.page.waitForCondition(
                    () -> ended.stream().anyMatch(request -> request.url().endsWith("/events")));
            visitor.page.waitForRequest("**/events", () -> show(visitor.page, true));
        }
    }

    private static void show(Page page, boolean seen) {
        page.evaluate(
                "hidden => { Object.defineProperty(document, 'hidden', {value: hidden, configurable: true});"
                        + " document.dispatchEvent(new Event('visibilitychange')); }",
                !seen);
    }
}
