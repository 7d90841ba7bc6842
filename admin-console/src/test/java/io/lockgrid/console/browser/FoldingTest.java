package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names with slashes as folders. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class FoldingTest {
    @Test
    void foldersAreCountedAndLeadInAndOut(Stage stage) {
        try (LockGrid app = stage.members.client("fold-app");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            hold(app, "fold/eu/a/", 3);
            hold(app, "fold/us/", 2);
            Waiting.hold(app, "fold/top", "import");
            app.lock("fold/us/0").acquireAsync();
            visitor.go("/locks?prefix=fold/");

            visitor.link("Fold by /").click();

            assertThat(visitor.count()).hasText("2 folders, 1–1 of 1 locks");
            assertThat(visitor.page).hasURL(Pattern.compile(".*fold=true.*"));
            assertThat(folder(visitor, "fold/eu/")).containsText("3 locks, 3 held");
            assertThat(folder(visitor, "fold/us/")).containsText("2 locks, 2 held");
            assertThat(folder(visitor, "fold/us/").locator("td").nth(3)).hasText("1");
            assertThat(visitor.row("top")).containsText("fold-app");

            visitor.link("eu/").click();
            assertThat(visitor.count()).hasText("1 folder");
            assertThat(visitor.page.getByLabel("Name begins with")).hasValue("fold/eu/");
            visitor.link("a/").click();
            assertThat(visitor.count()).hasText("1–3 of 3 locks");

            Locator path = visitor.page.locator("nav[aria-label=Folders]");
            assertThat(path.locator("[aria-current]")).hasText("a/");
            path.getByText("fold/").click();
            assertThat(folder(visitor, "fold/us/")).isVisible();
            visitor.link("Show all names").click();
            assertThat(visitor.count()).hasText("1–6 of 6 locks");
        }
    }

    @Test
    void theKeyboardGoesIntoAFolderAndFoldingStaysWithSortingAndPaging(Stage stage) {
        try (LockGrid app = stage.members.client("key-app");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            hold(app, "keys/deep/", 5);
            visitor.go("/locks?prefix=keys/&fold=true&limit=2");
            visitor.page.locator("tr[data-folder] a").focus();
            visitor.page.keyboard().press("Enter");

            assertThat(visitor.count()).hasText("1–2 of 5 locks");
            assertThat(visitor.page.locator("[role=region][aria-label=Locks]")).isFocused();
            // The second before the first is answered.
            visitor.page.evaluate("['th a[href*=\"sort=waiters\"]', '[rel=next]']"
                    + ".forEach(link => document.querySelector(link).click())");

            assertThat(visitor.count()).hasText("3–4 of 5 locks");
            assertThat(visitor.page.url()).contains("fold=true", "sort=waiters", "offset=2");
            visitor.go("/locks?prefix=keys/");
            assertThat(visitor.page.locator("tr[data-lock] a.folder[tabindex]")).hasCount(0);
        }
    }

    @Test
    void aPagePastTheEndSaysSoAndLeadsToTheFirst(Stage stage) {
        try (LockGrid app = stage.members.client("end-app");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            hold(app, "end/", 3);
            visitor.go("/locks?prefix=end/&offset=50");
            assertThat(visitor.page.locator(".empty")).containsText("past the end: only 3 locks fit now");

            visitor.link("To the first page").click();

            assertThat(visitor.count()).hasText("1–3 of 3 locks");
        }
    }

    private static void hold(LockGrid app, String prefix, int locks) {
        Waiting.get(CompletableFuture.allOf(IntStream.range(0, locks)
                .mapToObj(i -> app.lock(prefix + i).acquireAsync())
                .toArray(CompletableFuture[]::new)));
    }

    private static Locator folder(Visitor visitor, String prefix) {
        return visitor.page.locator("tr[data-folder='" + prefix + "']");
    }
}
