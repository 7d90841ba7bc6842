package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sorting, filtering and paging without loading the page again. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class InPlaceTest {
    @Test
    void sortingKeepsTheDocumentAndTheFocusAndSaysWhatIsListed(Stage stage) {
        try (LockGrid app = stage.members.client("sort-app");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            Waiting.hold(app, "sorted/a", "import");
            Waiting.hold(app, "sorted/b", "import");
            visitor.go("/locks?prefix=sorted/");
            visitor.mark();
            Locator heading = visitor.page.locator("th a[data-stay=NAME]");
            heading.focus();
            visitor.page.keyboard().press("Enter");

            assertThat(visitor.page.locator("tr[data-lock]").first()).hasAttribute("data-lock", "sorted/b");
            assertThat(heading).isFocused();
            assertThat(visitor.page.locator("#announce")).hasText("1–2 of 2 locks");
            assertThat(visitor.page.url()).contains("descending=true");
            assertThat(visitor.isSameDocument()).isTrue();
        }
    }

    @Test
    void whatIsFoundStaysFoundWhileThePageKeepsItselfUpToDateAndOneCanGoBack(Stage stage) {
        try (LockGrid app = stage.members.client("find-app");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            Waiting.hold(app, "found/a", "import");
            Waiting.hold(app, "found/b", "import");
            visitor.go("/locks?prefix=found/&sort=name&descending=true");
            visitor.mark();
            visitor.page.getByLabel("Name begins with").fill("found/a");
            visitor.page.keyboard().press("Enter");
            assertThat(visitor.count()).hasText("1–1 of 1 locks");
            assertThat(visitor.page.getByLabel("Name begins with")).isFocused();
            assertThat(visitor.page.url()).contains("prefix=found%2Fa", "descending=true");

            Waiting.hold(app, "found/ab", "import");
            assertThat(visitor.count()).hasText("1–2 of 2 locks");

            visitor.page.goBack();
            assertThat(visitor.count()).hasText("1–3 of 3 locks");
            assertThat(visitor.page.getByLabel("Name begins with")).hasValue("found/");
            assertThat(visitor.isSameDocument()).isTrue();
        }
    }

    @Test
    void whatIsNotAllowedIsSaidInWords(Stage stage) {
        try (Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            visitor.go("/locks");
            visitor.page.getByLabel("Held longer than").fill("soon");
            visitor.page.keyboard().press("Enter");

            assertThat(visitor.alert()).containsText("olderThan 'soon' is not allowed");
        }
    }
}
