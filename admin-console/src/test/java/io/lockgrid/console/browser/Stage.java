package io.lockgrid.console.browser;

import static org.awaitility.Awaitility.await;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.security.Browser;
import io.lockgrid.console.security.TestUsers;
import io.lockgrid.console.server.ConsoleConfig;
import io.lockgrid.console.server.ConsoleServer;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A browser, and a grid with a console that leave nothing to be wished for: started by the first test that needs them,
 * and stopped after the last. Tests that break a grid start one of their own.
 */
final class Stage implements AutoCloseable {
    final Chromium chromium;
    final Members members;
    final ConsoleServer console;

    private Stage(Chromium chromium, Members members, ConsoleServer console) {
        this.chromium = chromium;
        this.members = members;
        this.console = console;
    }

    private static Stage build() {
        Chromium chromium = Chromium.start();
        Members members = null;
        try {
            members = new Members();
            return new Stage(chromium, members, settled(console(members)));
        } catch (RuntimeException | Error failure) {
            if (members != null) {
                members.close();
            }
            chromium.close();
            throw failure;
        }
    }

    /** Its first answer from the grid is there. */
    private static ConsoleServer settled(ConsoleServer console) {
        Browser viewer = Browser.signedIn(console, TestUsers.VIEWER);
        await().atMost(Duration.ofSeconds(60)).until(() -> viewer.get("/locks").statusCode() == 200);
        return console;
    }

    /** A console with a user of each role. */
    static ConsoleServer console(Members members) {
        return console(members.clients(), 0, Map.of());
    }

    static ConsoleServer console(LockGridClientConfig grid, int port, Map<String, Object> more) {
        return ConsoleServer.start(
                ConsoleConfig.of(grid.withName("console")).withPort(port).withSettings(TestUsers.settings(more)));
    }

    @Override
    public void close() {
        console.close();
        members.close();
        chromium.close();
    }

    /** Hands the one stage to all who ask for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
            return parameter.getParameter().getType() == Stage.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
            return test.getRoot()
                    .getStore(Namespace.create(Stage.class))
                    .getOrComputeIfAbsent(Stage.class, unused -> build(), Stage.class);
        }
    }
}
