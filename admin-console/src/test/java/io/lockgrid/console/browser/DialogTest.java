package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockLoss;
import io.lockgrid.console.security.TestUsers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A release in a dialog before the list, by keyboard. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class DialogTest {
    @Test
    void itOpensFromTheListClosesWithEscapeAndGivesTheFocusBack(Stage stage) {
        try (LockGrid app = stage.members.client("esc-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Waiting.hold(app, "dialog/esc", "import");
            visitor.go("/locks?prefix=dialog/esc");
            visitor.mark();
            Locator link = visitor.link("Release dialog/esc");
            link.focus();
            visitor.page.keyboard().press("Enter");
            assertThat(dialog(visitor)).isVisible();
            assertThat(dialog(visitor)).containsText("The holder is alive");
            assertThat(dialog(visitor).locator("h2, h3")).hasText(new String[] {
                "Release dialog/esc",
                "What is released",
                "1. Ask the holder to let go",
                "Take it away",
                "2. Release this hold",
                "3. Close the whole session"
            });
            assertThat(visitor.page.getByLabel("What the holder is told")).isFocused();
            // The list goes on behind it.
            Waiting.hold(app, "dialog/esc-2", "import");
            assertThat(visitor.page.locator("tr[data-lock]")).hasCount(2);
            assertThat(visitor.page.getByLabel("What the holder is told")).isFocused();

            visitor.page.keyboard().press("Escape");

            assertThat(dialog(visitor)).isHidden();
            assertThat(link).isFocused();
            assertThat(visitor.isSameDocument()).isTrue();
        }
    }

    @Test
    void aHoldThatBeganMeanwhileIsShownInItAndNothingIsReleased(Stage stage) {
        try (LockGrid old = stage.members.client("old-app");
                LockGrid present = stage.members.client("present-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold seen = Waiting.hold(old, "dialog/stale", "import");
            visitor.go("/locks?prefix=dialog/stale");
            visitor.link("Release dialog/stale").click();
            assertThat(dialog(visitor)).isVisible();
            seen.release();
            Hold hold = Waiting.hold(present, "dialog/stale", "export");

            fill(visitor, "dialog/stale");
            visitor.page.keyboard().press("Enter");

            assertThat(dialog(visitor).getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
                    .containsText("the hold that you saw is over, and present-app");
            assertThat(visitor.alert()).isFocused();
            assertThat(hold.isHeld()).isTrue();
            visitor.link("Look at the present hold instead").click();
            assertThat(visitor.button("Release the hold with fence " + hold.fence()))
                    .isVisible();
            visitor.link("Leave it as it is").click();
            assertThat(dialog(visitor)).isHidden();
        }
    }

    @Test
    void theWholeSessionCanBeClosedFromIt(Stage stage) {
        try (LockGrid app = stage.members.client("whole-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, "dialog/whole", "import");
            Hold other = Waiting.hold(app, "dialog/other", "import");
            visitor.goToLock("dialog/whole");
            visitor.link("Free this lock…").click();
            assertThat(dialog(visitor)).containsText("Frees all that this process holds: 2 locks, and ends 0 waits.");
            fill(visitor, "dialog/wrong");
            visitor.button("Close its session").click();
            assertThat(visitor.alert()).containsText("type the lock's name exactly");
            assertThat(other.isHeld()).isTrue();

            fill(visitor, "dialog/whole");
            visitor.button("Close its session").click();

            assertThat(visitor.page.getByText("The session was closed.")).isVisible();
            assertThat(Waiting.get(hold.lost().toCompletableFuture()).reason()).isEqualTo(LockLoss.Reason.FORCED);
            assertThat(Waiting.get(other.lost().toCompletableFuture()).note()).isEqualTo("it is stuck");
        }
    }

    @Test
    void whatTheConsoleCouldNotDoIsSaidInItAndItCanBeTriedAgain(Stage stage) {
        try (LockGrid app = stage.members.client("again-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, "dialog/again", "import");
            visitor.go("/locks?prefix=dialog/again");
            visitor.link("Release dialog/again").click();
            assertThat(dialog(visitor)).isVisible();
            fill(visitor, "dialog/again");
            Deque<Consumer<Route>> answers = new ArrayDeque<>(List.of(
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(503)
                            .setContentType("text/html")
                            .setBody("<p class=\"refused\">No leader &lt;now&gt;</p>")),
                    Route::abort));
            visitor.page.route("**/locks/release", route -> {
                Consumer<Route> answer = answers.poll();
                if (answer == null) {
                    route.resume();
                } else {
                    answer.accept(route);
                }
            });

            visitor.page.keyboard().press("Enter");
            assertThat(visitor.alert()).hasText("No leader <now>");
            assertThat(visitor.alert()).isFocused();
            visitor.button("Release the hold with fence " + hold.fence()).click();
            assertThat(visitor.alert()).containsText("The console did not answer. Whether it was done is not known");
            assertThat(hold.isHeld()).isTrue();
            visitor.button("Release the hold with fence " + hold.fence()).click();

            assertThat(visitor.page.getByText("The hold was released.")).isVisible();
            visitor.problems()
                    .removeIf(problem -> Stream.of("status of 503", "net::ERR_FAILED", "console: htmx:")
                            .anyMatch(problem::contains));
        }
    }

    private static Locator dialog(Visitor visitor) {
        return visitor.page.locator("dialog", new Page.LocatorOptions().setHasText("What is released"));
    }

    private static void fill(Visitor visitor, String name) {
        visitor.page.getByLabel("Type the lock's name").fill(name);
        visitor.page.getByLabel("Why").fill("it is stuck");
    }
}
