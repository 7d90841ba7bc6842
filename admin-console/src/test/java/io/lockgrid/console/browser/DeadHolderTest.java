package io.lockgrid.console.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.cli.RealProcess;
import io.lockgrid.console.security.TestUsers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a holder whose process was killed, before its session ends. */
@Tag("process")
@ExtendWith(Stage.Shared.class)
@Tag("thorough")
class DeadHolderTest {
    @Test
    void aHolderWhoseHeartbeatIsLateIsNotCalledAlive(Stage stage, @TempDir Path folder) {
        LockGridClientConfig grid = stage.members.clients();
        try (RealProcess app = RealProcess.start(
                        folder,
                        Map.of(),
                        "run",
                        "--connect",
                        String.join(",", grid.members()),
                        "--cluster-name",
                        grid.clusterName(),
                        "dead/holder",
                        "--",
                        "sh",
                        "-c",
                        "echo it runs; exec sleep 600");
                Visitor visitor = Visitor.of(stage, TestUsers.OPERATOR)) {
            app.awaitOut("it runs");
            visitor.goToLock("dead/holder");
            String release = visitor.link("Free this lock…").getAttribute("href");
            visitor.go(release);
            assertThat(visitor.page.locator(".warning")).containsText("The holder is alive");
            String session = visitor.page
                    .locator("a[href^='/sessions/']", new com.microsoft.playwright.Page.LocatorOptions())
                    .last()
                    .getAttribute("href");

            app.process().destroyForcibly();
            visitor.go(session);
            assertThat(visitor.detail("Heartbeat")).containsText("late");

            visitor.go(release);
            assertThat(visitor.page.locator(".warning")).containsText("Its heartbeat is late: it may be dead.");
            assertThat(visitor.page.locator(".warning")).containsText("its session ends by itself in");
        }
    }
}
