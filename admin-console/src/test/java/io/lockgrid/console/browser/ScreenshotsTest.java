package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes the pictures of the documentation; only where {@code console.screenshots} names their folder. */
@ExtendWith(Stage.Shared.class)
@EnabledIfSystemProperty(named = "console.screenshots", matches = ".+")
class ScreenshotsTest {
    private static final long MOST_BYTES = 150_000;
    /** Until the charts have something to draw. */
    private static final int SAMPLES = 20;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void eachPageIsPictured(ColorScheme scheme, Stage stage) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("console.screenshots")));
        AtomicBoolean over = new AtomicBoolean();
        try (LockGrid shop = stage.members.client("shop");
                LockGrid reports = stage.members.client("reports");
                LockGrid bank = stage.members.client("bank");
                Visitor visitor = new Visitor(
                                stage.chromium,
                                stage.console,
                                new Browser.NewContextOptions()
                                        .setColorScheme(scheme)
                                        .setViewportSize(1280, 800))
                        .signedIn(TestUsers.ADMIN)) {
            Hold nightly = Waiting.hold(reports, "reports/nightly", "nightly report, takes minutes");
            shop.lock("reports/nightly").withReason("mail the report").acquireAsync();
            bank.lock("reports/nightly").withReason("archive the report").acquireAsync();
            Waiting.deadlock(bank, "accounts/alice", "accounts/bob");
            for (int order = 41; order < 49; order++) {
                Waiting.hold(shop, "orders/" + order, "ship order " + order);
            }
            Hold last = Waiting.hold(reports, "import/customers", "import from the old system");
            stage.members
                    .any()
                    .admin()
                    .forceRelease("import/customers", last.fence(), TestUsers.OPERATOR, "its host is being replaced");
            Thread traffic = new Thread(() -> acquireUntil(over, shop), "worker");
            traffic.start();

            visitor.go("/");
            for (int i = 0; i < SAMPLES; i++) {
                visitor.page.waitForResponse(response -> response.url().contains("/api/v1/samples"), () -> {});
            }
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("overview", "/");
            pages.put("locks", "/locks");
            pages.put("lock", "/locks/one?name=reports/nightly");
            pages.put("release", "/locks/release?name=reports/nightly&fence=" + nightly.fence());
            pages.put("graph", "/graph");
            pages.put("members", "/members");
            pages.put("audit", "/audit");
            for (Map.Entry<String, String> entry : pages.entrySet()) {
                visitor.go(entry.getValue());
                assertThat(visitor.page.locator("#live > *").first()).isVisible();
                if (entry.getKey().equals("overview")) {
                    Locator chart = visitor.page.locator("canvas").first();
                    assertThat(chart).isVisible();
                    visitor.page.waitForResponse(response -> response.url().contains("/api/v1/samples"), () -> {});
                }
                Path file = folder.resolve(
                        "console-" + entry.getKey() + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
                visitor.page.bringToFront();
                visitor.page.screenshot(new Page.ScreenshotOptions().setPath(file));
                assertThat(file)
                        .satisfies(picture -> assertThat(Files.size(picture)).isLessThan(MOST_BYTES));
            }
            over.set(true);
            Waiting.join(traffic);
        } finally {
            over.set(true);
        }
    }

    private static void acquireUntil(AtomicBoolean over, LockGrid grid) {
        int turn = 0;
        while (!over.get()) {
            Waiting.hold(grid, "orders/" + (60 + turn++ % 5), "pay").release();
        }
    }
}
