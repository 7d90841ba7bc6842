package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.console.security.TestUsers;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What axe finds on each page. */
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class AccessibilityTest {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void noPageHasAGraveFinding(ColorScheme scheme, Stage stage) {
        try (LockGrid app = stage.members.client("axe-app");
                Visitor visitor = new Visitor(
                        stage.chromium, stage.console, new Browser.NewContextOptions().setColorScheme(scheme))) {
            List<String> findings = new ArrayList<>();
            Hold hold = Waiting.hold(app, "axe/one", "import");
            app.lock("axe/one").acquireAsync();
            Waiting.deadlock(app, "axe/a", "axe/b");
            String release = "/locks/release?name=axe/one&fence=";
            look(visitor, "/signin", findings);
            visitor.signedIn(TestUsers.ADMIN);
            for (String path : List.of(
                    "/",
                    "/locks",
                    "/locks?prefix=nobody-has-this",
                    "/locks?fold=true",
                    "/locks?prefix=axe/&fold=true",
                    "/locks?offset=5000",
                    "/locks/one?name=axe/one",
                    "/locks/one?name=axe/free&notice=released",
                    release + hold.fence(),
                    release + "1",
                    "/sessions",
                    "/sessions/" + session(stage),
                    "/graph",
                    "/members",
                    "/members/act/restart",
                    "/audit",
                    "/history",
                    "/nothing")) {
                look(visitor, path, findings);
            }
            visitor.go("/locks?prefix=axe/one");
            visitor.link("Release axe/one").click();
            assertThat(visitor.page.locator("dialog")).isVisible();
            analyze(visitor, "the dialog", findings);

            assertThat(findings).isEmpty();
        }
    }

    private static String session(Stage stage) {
        return Objects.requireNonNull(stage.members
                        .any()
                        .admin()
                        .lock("axe/one")
                        .orElseThrow()
                        .holder())
                .session();
    }

    private static void look(Visitor visitor, String path, List<String> findings) {
        visitor.go(path);
        analyze(visitor, path, findings);
    }

    private static void analyze(Visitor visitor, String path, List<String> findings) {
        for (Rule rule : new AxeBuilder(visitor.page).analyze().getViolations()) {
            if (GRAVE.contains(rule.getImpact())) {
                rule.getNodes()
                        .forEach(node -> findings.add(path + " " + rule.getId() + ": " + rule.getHelp() + " at "
                                + node.getHtml() + " " + node.getFailureSummary()));
            }
        }
    }
}
