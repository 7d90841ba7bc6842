package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.lockgrid.GridLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.console.history.PastNight;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Makes the pictures of the documentation; only where {@code console.screenshots} names their folder. */
@ExtendWith(Stage.Shared.class)
@EnabledIfSystemProperty(named = "console.screenshots", matches = ".+")
@Tag("thorough")
class ScreenshotsTest {
    private static final long MOST_BYTES = 250_000;
    /** Until the charts have something to draw. */
    private static final int SAMPLES = 20;

    @TempDir
    private Path data;

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void eachPageIsPictured(ColorScheme scheme, Stage stage) throws IOException {
        AtomicBoolean over = new AtomicBoolean();
        try (LockGrid shop = stage.members.client("shop");
                LockGrid reports = stage.members.client("reports");
                LockGrid bank = stage.members.client("bank");
                LockGrid warehouse = stage.members.client("warehouse");
                Visitor visitor = visitor(stage, stage.console, scheme, 1280, 800)) {
            Hold nightly = get(reports.lock("reports/nightly")
                    .withReason("nightly report, takes minutes")
                    .withMaxHold(Duration.ofMinutes(10)));
            shop.lock("reports/nightly").withReason("mail the report").acquireAsync();
            bank.lock("reports/nightly").withReason("archive the report").acquireAsync();
            Waiting.deadlock(bank, "accounts/alice", "accounts/bob");
            for (int order = 41; order < 49; order++) {
                Waiting.hold(shop, "orders/" + order, "ship order " + order);
            }
            for (int lot = 1; lot < 30; lot++) {
                Waiting.hold(warehouse, "warehouse/" + (lot % 3 == 0 ? "us" : "eu") + "/lot-" + lot, "count the lot");
            }
            shop.lock("warehouse/eu/lot-1").withReason("sell from the lot").acquireAsync();
            Waiting.hold(reports, "maintenance", "yearly stocktaking");
            Hold last = Waiting.hold(reports, "import/customers", "import from the old system");
            stage.members
                    .any()
                    .admin()
                    .forceRelease("import/customers", last.fence(), TestUsers.OPERATOR, "its host is being replaced");
            Thread traffic = new Thread(() -> acquireUntil(over, shop), "worker");
            traffic.start();

            visitor.go("/signin");
            picture(visitor, "signin", scheme, false);
            visitor.signedIn(TestUsers.ADMIN);
            visitor.go("/");
            for (int i = 0; i < SAMPLES; i++) {
                visitor.page.waitForResponse(response -> response.url().contains("/api/v1/samples"), () -> {});
            }
            assertThat(visitor.page.locator("canvas").first()).isVisible();
            picture(visitor, "overview", scheme, false);
            String release = "/locks/release?name=reports/nightly&fence=" + nightly.fence();
            Map<String, String> pages = new LinkedHashMap<>();
            pages.put("locks", "/locks");
            pages.put("folders", "/locks?fold=true");
            pages.put("lock", "/locks/one?name=reports/nightly");
            pages.put("release", release);
            pages.put("sessions", "/sessions");
            pages.put("graph", "/graph");
            pages.put("members", "/members");
            pages.put("audit", "/audit");
            for (Map.Entry<String, String> entry : pages.entrySet()) {
                visitor.go(entry.getValue());
                assertThat(visitor.page.locator("#live > :not(input)").first()).isVisible();
                picture(visitor, entry.getKey(), scheme, entry.getKey().equals("release"));
            }
            visitor.go("/locks?prefix=reports/");
            visitor.link("Release reports/nightly").click();
            assertThat(visitor.page.locator("dialog")).isVisible();
            picture(visitor, "dialog", scheme, false);
            try (Visitor phone = visitor(stage, stage.console, scheme, 390, 844).signedIn(TestUsers.OPERATOR)) {
                phone.goToLock("reports/nightly");
                assertThat(phone.heading("Queue")).isVisible();
                picture(phone, "phone", scheme, false);
            }
            over.set(true);
            Waiting.join(traffic);
        } finally {
            over.set(true);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void lastNightIsPictured(ColorScheme scheme, Stage stage) throws IOException, SQLException {
        PastNight.write(data);
        ConsoleConfig config =
                ConsoleConfig.of(stage.members.clients().withName("night")).withSettings(TestUsers.settings(Map.of()));
        try (ConsoleServer console = ConsoleServer.start(
                        new ConsoleConfig(config.grid(), config.host(), 0, List.of(), data, config.settings()));
                Visitor visitor = visitor(stage, console, scheme, 1280, 800).signedIn(TestUsers.VIEWER)) {
            visitor.go("/history?last=8h");
            assertThat(visitor.page.locator("canvas").first()).isVisible();
            picture(visitor, "history", scheme, false);
        }
    }

    private static Visitor visitor(Stage stage, ConsoleServer console, ColorScheme scheme, int width, int height) {
        return new Visitor(
                stage.chromium,
                console,
                new Browser.NewContextOptions().setColorScheme(scheme).setViewportSize(width, height));
    }

    private static Hold get(GridLock lock) {
        return Waiting.get(lock.acquireAsync());
    }

    private static void picture(Visitor visitor, String name, ColorScheme scheme, boolean whole) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("console.screenshots")));
        Path file = folder.resolve("console-" + name + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png");
        visitor.page.bringToFront();
        visitor.page.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(whole));
        assertThat(file).satisfies(picture -> assertThat(Files.size(picture)).isLessThan(MOST_BYTES));
    }

    private static void acquireUntil(AtomicBoolean over, LockGrid grid) {
        int turn = 0;
        while (!over.get()) {
            Waiting.hold(grid, "orders/" + (60 + turn++ % 5), "pay").release();
        }
    }
}
