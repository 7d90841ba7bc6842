package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.admin.HolderInfo;
import io.lockgrid.admin.LockInfo;
import io.lockgrid.console.security.TestUsers;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names and reasons are what anybody who reaches the grid makes them; pages show them as they are, and do nothing else. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class HostileInputTest {
    static List<String> names() {
        return List.of(
                "<script>document.title='taken'</script><img src=x onerror=alert(1)>",
                "\"quoted\" 'single' & &amp; `back` ${7*7} {{x}}",
                "invoice\u202Efdp.exe\u2066end",
                "n".repeat(512),
                "family \uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66 flags \uD83C\uDFF3\uFE0F\u200D\uD83C\uDF08",
                "../../etc/passwd/..",
                "a%2Fb%00%3Cc",
                "one+two three//four/",
                "?name=other&fence=1#here;x=y\\z");
    }

    @ParameterizedTest
    @MethodSource("names")
    void namesAndReasonsAreShownAsTheyAre(String name, Stage stage) {
        String reason = name.substring(0, Math.min(256, name.length()));
        try (LockGrid app = stage.members.client("hostile <b>app</b> & 'co'");
                LockGrid second = stage.members.client("second <i>app</i>");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            Hold hold = Waiting.hold(app, name, reason);
            second.lock(name).withReason(reason).acquireAsync();
            String prefix = Visitor.encode(name);

            visitor.go("/locks?prefix=" + prefix);
            assertThat(visitor.page.locator("tr[data-lock] th").first().textContent())
                    .isEqualTo(name);
            assertShown(visitor, reason);
            visitor.page.locator("tr[data-lock] th a:not(.folder)").first().click();
            assertThat(visitor.heading("Queue")).isVisible();
            assertThat(visitor.page.locator("h1").textContent()).isEqualTo(name);
            assertShown(visitor, reason);

            visitor.page.getByText("second <i>app</i>").first().click();
            assertThat(visitor.heading("Waits")).isVisible();
            assertShown(visitor, name);
            visitor.go("/sessions/" + holder(stage, name).session());
            assertShown(visitor, name);

            visitor.go("/graph");
            assertThat(visitor.page.locator("svg.graph .wait title").allTextContents())
                    .anyMatch(title -> title.contains(" waits for " + name + " held by "));

            visitor.go("/locks/release?name=" + prefix + "&fence=" + hold.fence());
            assertShown(visitor, name);
            visitor.page.getByLabel("Type the lock's name").fill(name);
            visitor.page.getByLabel("Why").last().fill(reason);
            visitor.button("Release the hold").click();
            assertThat(visitor.page.getByText("The hold was released.").or(visitor.alert()))
                    .containsText("The hold was released.");
            assertThat(Waiting.get(hold.lost().toCompletableFuture()).note()).isEqualTo(reason);

            visitor.go("/audit?text=" + Visitor.encode(reason));
            assertShown(visitor, name);
            assertThat(visitor.page.title()).isEqualTo("Audit · LockGrid");
        }
    }

    private static HolderInfo holder(Stage stage, String name) {
        LockInfo lock = stage.members.any().admin().lock(name).orElseThrow();
        return Objects.requireNonNull(lock.holder());
    }

    private static void assertShown(Visitor visitor, String text) {
        assertThat(visitor.page.locator("main bdi").allTextContents()).contains(text);
    }
}
