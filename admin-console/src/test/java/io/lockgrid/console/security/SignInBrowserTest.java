package io.lockgrid.console.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.lockgrid.console.server.ConsoleServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Signing in and out with a real browser, which minds the strict headers. */
@Tag("thorough")
class SignInBrowserTest {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

    @Test
    void oneSignsInAndOutWithTheFormsOfThePages() {
        Assumptions.assumeTrue(Files.isExecutable(CHROMIUM));
        try (ConsoleServer console = TestUsers.console(Map.of());
                Playwright playwright = Playwright.create(
                        new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
            Page page = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(CHROMIUM)
                            .setArgs(List.of("--no-sandbox")))
                    .newPage();
            List<String> complaints = new CopyOnWriteArrayList<>();
            page.onConsoleMessage(message -> complaints.add(message.text()));

            page.navigate(console.address() + "/");
            assertThat(page.title()).isEqualTo("Sign in · LockGrid");
            page.getByLabel("Name").fill(TestUsers.ADMIN);
            page.getByLabel("Password").fill(TestUsers.PASSWORD);
            page.locator("main button").click();
            assertThat(page.locator(".who").innerText()).contains(TestUsers.ADMIN);

            page.locator(".who button").click();
            page.waitForURL("**/signin");
            page.navigate(console.address() + "/");
            assertThat(page.title()).isEqualTo("Sign in · LockGrid");
            assertThat(complaints).noneMatch(text -> text.contains("Content Security Policy"));
        }
    }
}
