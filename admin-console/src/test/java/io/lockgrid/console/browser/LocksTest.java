package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who holds what, and who waits for whom. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class LocksTest {
    @Test
    void oneLockIsFoundAmongTenThousand(Stage stage) {
        try (LockGrid app = stage.members.client("warehouse");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            Waiting.get(CompletableFuture.allOf(IntStream.range(0, 10_000)
                    .mapToObj(i -> app.lock("lots/%05d".formatted(i)).acquireAsync())
                    .toArray(CompletableFuture[]::new)));
            visitor.go("/locks");
            assertThat(visitor.page.getByText(Pattern.compile("1–50 of 1\\d{4} locks")))
                    .isVisible();

            visitor.page.getByLabel("Name begins with").fill("lots/07341");
            visitor.button("Find").click();

            assertThat(visitor.count()).hasText("1–1 of 1 locks");
            assertThat(visitor.row("lots/07341")).containsText("warehouse");
        }
    }

    @Test
    void aNewHolderIsShownWithoutReloadingThePage(Stage stage) {
        try (LockGrid first = stage.members.client("first-app");
                LockGrid second = stage.members.client("second-app");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            Hold hold = Waiting.hold(first, "live/one", "import");
            visitor.goToLock("live/one");
            assertThat(visitor.detail("Holder")).containsText("first-app");
            visitor.page.evaluate("window.sameDocument = true");

            hold.release();
            Waiting.hold(second, "live/one", "export");

            assertThat(visitor.detail("Holder")).containsText("second-app");
            assertThat(visitor.page.evaluate("window.sameDocument")).isEqualTo(true);
        }
    }

    @Test
    void aDeadlockIsDrawnInRedAndSaidInWords(Stage stage) {
        try (LockGrid bank = stage.members.client("bank");
                Visitor visitor = Visitor.of(stage, TestUsers.VIEWER)) {
            Waiting.deadlock(bank, "accounts/alice", "accounts/bob");
            visitor.go("/graph");

            assertThat(visitor.heading("Deadlock").first()).isVisible();
            assertThat(visitor.page.locator(".deadlock p").first()).containsText("transfer-1");
            assertThat(visitor.page.locator(".deadlock p").first()).containsText("transfer-2");
            assertThat(visitor.page.locator("svg.graph .party.dead")).hasCount(2);
            assertThat(visitor.page.locator("svg.graph .wait.dead path").first())
                    .hasCSS("stroke", "rgb(163, 32, 43)");
            assertThat(visitor.link("accounts/alice").first())
                    .hasAttribute("href", Pattern.compile("/locks/one\\?name=.*"));
        }
    }
}
