package io.lockgrid.console.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine, without a window. Nothing is downloaded. */
final class Chromium implements AutoCloseable {
    private static final List<Path> PLACES = List.of(
            Path.of("/usr/bin/chromium"),
            Path.of("/usr/bin/chromium-browser"),
            Path.of("/usr/bin/google-chrome"),
            Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));
    private static final String MISSING =
            "There is no Chromium on this machine, so nobody looked at the console's pages"
                    + " in a browser. Install it (Debian and Ubuntu: apt-get install chromium), or name one by the environment"
                    + " variable CHROMIUM.";

    /** For machines that do much else at the same time. */
    private static final int PATIENCE_MILLIS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts it. Where there is none the tests are skipped, but not where one has to be: on a build server. */
    static Chromium start() {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            if (System.getenv("CI") != null || System.getenv("CHROMIUM_REQUIRED") != null) {
                throw new AssertionError(MISSING);
            }
            System.out.println(MISSING);
            Assumptions.abort(MISSING);
        }
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        try {
            return new Chromium(
                    playwright,
                    playwright
                            .chromium()
                            .launch(new BrowserType.LaunchOptions()
                                    .setExecutablePath(program.orElseThrow())
                                    .setArgs(List.of(
                                            "--no-sandbox",
                                            "--disable-dev-shm-usage",
                                            "--disable-quic",
                                            "--no-first-run",
                                            "--disable-background-networking",
                                            "--disable-component-update",
                                            "--disable-sync"))));
        } catch (RuntimeException failure) {
            playwright.close();
            throw failure;
        }
    }

    private static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        return PLACES.stream().filter(Files::isExecutable).findFirst();
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }
}
