package io.lockgrid.console.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lockgrid.console.Patience;
import io.lockgrid.console.browser.Members;
import io.lockgrid.console.grid.GridWatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a console whose process goes on. */
@Tag("thorough")
class ClosingTest {
    private static final Duration SOON = Patience.LONG;

    @Test
    void aClosedConsoleLeavesNoThreadNoClientAndNoOpenFileBehind(@TempDir Path data) {
        try (Members members = new Members()) {
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            try (ConsoleServer console =
                    ConsoleServer.start(ConsoleConfig.of(members.clients()).withData(data))) {
                GridWatch watch = console.context().getBean(GridWatch.class);
                await().atMost(SOON).until(() -> watch.view().picture() != null);
                assertThat(left(before)).isNotEmpty();
            }
            await().atMost(SOON).untilAsserted(() -> assertThat(left(before)).isEmpty());
        }
    }

    private static Set<String> left(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive() && !before.contains(thread))
                .map(Thread::getName)
                .filter(name -> name.startsWith("console-")
                        || name.startsWith("hz.client")
                        || name.startsWith("lockgrid")
                        || name.contains("H2")
                        || name.contains("MVStore"))
                .collect(Collectors.toSet());
    }
}
