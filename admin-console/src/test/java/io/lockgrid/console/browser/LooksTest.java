package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** By night, on a phone, and without a mouse. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class LooksTest {
    @Test
    void pagesAreDarkWhereTheSystemIs(Stage stage) {
        try (Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
            assertThat(visitor.page.locator("body")).hasCSS("background-color", "rgb(247, 248, 250)");

            visitor.page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));

            assertThat(visitor.page.locator("body")).hasCSS("background-color", "rgb(18, 22, 27)");
            assertThat(visitor.page.locator("body")).hasCSS("color", "rgb(228, 232, 237)");
        }
    }

    @Test
    void noPageHasToBeScrolledSidewaysOnAPhone(Stage stage) {
        String name = "phone/" + "a-name-without-a-place-to-break-".repeat(10);
        try (LockGrid app = stage.members.client("phone-app");
                Visitor visitor = new Visitor(
                                stage.chromium,
                                stage.console,
                                new Browser.NewContextOptions().setViewportSize(390, 844))
                        .signedIn(TestUsers.ADMIN)) {
            Hold hold = Waiting.hold(app, name, "import");
            Waiting.deadlock(app, "phone/a", "phone/b");
            String session = stage.members
                    .any()
                    .admin()
                    .lock(name)
                    .orElseThrow()
                    .holder()
                    .session();
            for (String path : List.of(
                    "/",
                    "/locks",
                    "/locks?fold=true&prefix=phone/",
                    "/locks/one?name=" + Visitor.encode(name),
                    "/locks/release?name=" + Visitor.encode(name) + "&fence=" + hold.fence(),
                    "/sessions",
                    "/sessions/" + session,
                    "/graph",
                    "/members",
                    "/members/act/restart",
                    "/audit",
                    "/history",
                    "/nothing")) {
                visitor.go(path);
                assertThat(visitor.page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(390);
            }
        }
    }

    @Test
    void theKeyboardAloneLeadsFromSigningInToARelease(Stage stage) {
        try (LockGrid app = stage.members.client("keyboard-app");
                Visitor visitor = Visitor.at(stage)) {
            Hold hold = Waiting.hold(app, "keyboard-lock", "import");
            visitor.go("/locks");
            assertThat(visitor.page.getByLabel("Name")).isFocused();
            type(visitor, TestUsers.OPERATOR);
            press(visitor, "Tab");
            type(visitor, TestUsers.PASSWORD);
            press(visitor, "Enter");
            assertThat(visitor.heading("Locks")).isVisible();

            visitor.page.waitForLoadState();
            press(visitor, "/");
            assertThat(visitor.page.getByLabel("Name begins with")).isFocused();
            type(visitor, "keyboard-lock");
            press(visitor, "Enter");
            assertThat(visitor.count()).hasText("1–1 of 1 locks");
            tabTo(visitor, "Release keyboard-lock");
            assertThat(visitor.page.locator(":focus-visible")).hasCSS("outline-style", "solid");
            press(visitor, "Enter");
            assertThat(visitor.heading("Release keyboard-lock")).isVisible();
            tabToField(visitor, "typed");
            type(visitor, "keyboard-lock");
            press(visitor, "Tab");
            type(visitor, "no mouse at hand");
            press(visitor, "Enter");

            assertThat(visitor.page.getByText("The hold was released.")).isVisible();
            assertThat(Waiting.get(hold.lost().toCompletableFuture()).note()).isEqualTo("no mouse at hand");
        }
    }

    @Test
    void theFocusStaysInTheTableWhileThePageKeepsItselfUpToDate(Stage stage) {
        try (LockGrid app = stage.members.client("focus-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Waiting.hold(app, "focus/one", "import");
            visitor.go("/locks?prefix=focus/");
            visitor.link("one").focus();
            visitor.page.evaluate("document.activeElement.dataset.old = 'true'");

            Waiting.hold(app, "focus/two", "import");

            assertThat(visitor.row("focus/two")).isVisible();
            assertThat(visitor.page.locator("[data-old]")).hasCount(0);
            assertThat(visitor.page.evaluate("document.activeElement.textContent"))
                    .isEqualTo("one");
        }
    }

    private static void press(Visitor visitor, String key) {
        visitor.page.keyboard().press(key);
    }

    private static void type(Visitor visitor, String text) {
        visitor.page.keyboard().type(text);
    }

    private static void tabTo(Visitor visitor, String label) {
        tabUntil(visitor, "document.activeElement.getAttribute('aria-label') === '" + label + "'");
    }

    private static void tabToField(Visitor visitor, String name) {
        tabUntil(visitor, "document.activeElement.name === '" + name + "'");
    }

    private static void tabUntil(Visitor visitor, String there) {
        for (int i = 0; i < 60; i++) {
            press(visitor, "Tab");
            if (Boolean.TRUE.equals(visitor.page.evaluate(there))) {
                return;
            }
        }
        throw new AssertionError("no way there by Tab: " + there);
    }
}
