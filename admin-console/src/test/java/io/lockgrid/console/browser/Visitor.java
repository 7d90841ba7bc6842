package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleServer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Somebody with a browser at a console, who notes whatever goes wrong there: errors of scripts, what the content security
 * policy stops, and requests to anywhere else. Closing fails if there was any.
 */
final class Visitor implements AutoCloseable {
    /**
     * Told as an error of the network; what some tests are about. With 503 a page says that the grid does not answer
     * now, as on a busy machine, and asks again by itself.
     */
    private static final Pattern REFUSAL = Pattern.compile("the server responded with a status of (4\\d\\d|503)");

    private final URI console;
    private final BrowserContext context;
    private final List<String> problems = new ArrayList<>();
    final Page page;

    Visitor(Chromium chromium, ConsoleServer console, Browser.NewContextOptions options) {
        this.console = console.address();
        context = chromium.browser()
                .newContext(options.setBaseURL(console.address().toString()));
        context.setDefaultTimeout(30_000);
        page = context.newPage();
        page.onPageError(error -> problems.add("page error: " + error));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")
                    && !REFUSAL.matcher(message.text()).find()) {
                problems.add("console: " + message.text());
            }
        });
        page.onDialog(dialog -> {
            problems.add("dialog: " + dialog.message());
            dialog.dismiss();
        });
        context.onRequest(request -> {
            if (!request.url().startsWith(this.console.toString())) {
                problems.add("request to " + request.url());
            }
        });
    }

    static Visitor at(Stage stage) {
        return new Visitor(stage.chromium, stage.console, new Browser.NewContextOptions());
    }

    /** Signed in: {@link TestUsers#ADMIN} and the others. */
    static Visitor of(Stage stage, String user) {
        return at(stage).signedIn(user);
    }

    Visitor signedIn(String user) {
        page.navigate("/signin");
        signIn(user, TestUsers.PASSWORD);
        assertThat(banner()).isVisible();
        return this;
    }

    void signIn(String user, String password) {
        page.getByLabel("Name").fill(user);
        page.getByLabel("Password").fill(password);
        button("Sign in").click();
    }

    /** Goes to a page; the status of the answer. */
    int go(String path) {
        return page.navigate(path).status();
    }

    void goToLock(String name) {
        go("/locks/one?name=" + encode(name));
    }

    Locator banner() {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("State of the grid"));
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator alert() {
        return page.getByRole(AriaRole.ALERT);
    }

    Locator heading(String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    Locator row(String text) {
        return page.getByRole(AriaRole.ROW).filter(new Locator.FilterOptions().setHasText(text));
    }

    /** How many locks are listed. */
    Locator count() {
        return page.locator("#live .count");
    }

    /** Marks this document, to tell later whether it is still the same. */
    void mark() {
        page.evaluate("window.sameDocument = true");
    }

    boolean isSameDocument() {
        return Boolean.TRUE.equals(page.evaluate("window.sameDocument === true"));
    }

    /** The answer to a term of a list, such as the holder of a lock. */
    Locator detail(String term) {
        return page.locator("dt", new Page.LocatorOptions().setHasText(term)).locator("xpath=following-sibling::dd[1]");
    }

    /** The cookies that the browser would send, for a hand-made request. */
    BrowserContext context() {
        return context;
    }

    URI address() {
        return console;
    }

    /** What went wrong is part of the test: the console or its grid are stopped. */
    void forget() {
        problems.clear();
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    List<String> problems() {
        return problems;
    }

    @Override
    public void close() {
        context.close();
        if (!problems.isEmpty()) {
            throw new AssertionError("what went wrong in the browser: " + problems);
        }
    }
}
