package io.lockgrid.console.server;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.console.history.HistorySettings;
import io.lockgrid.console.security.settings.SecuritySettings;
import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.yaml.YamlPropertySourceLoader;
import io.micronaut.context.exceptions.ConfigurationException;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The console's web server. Started from the command line, and by tests; it can die at any time without touching a lock.
 * Thread-safe.
 */
public final class ConsoleServer implements AutoCloseable {
    /** For what operators do: the election of a leader must not make its outcome unknown. Who only looks waits less. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ApplicationContext context;
    private final EmbeddedServer server;
    private final Optional<String> firstPassword;

    private ConsoleServer(ApplicationContext context, EmbeddedServer server, Optional<String> firstPassword) {
        this.context = context;
        this.server = server;
        this.firstPassword = firstPassword;
    }

    /**
     * Starts it; it is ready to serve when this returns, whether the grid is there or not.
     *
     * @throws io.lockgrid.console.security.settings.BadSettingException if something is configured that is not allowed
     * @throws io.micronaut.runtime.exceptions.ApplicationStartupException if it cannot, such as for a port that is taken
     */
    public static ConsoleServer start(ConsoleConfig config) {
        Map<String, Object> settings = new HashMap<>(config.settings());
        settings.put("micronaut.server.host", config.host());
        settings.put("micronaut.server.port", config.port() == 0 ? -1 : config.port());
        LockGridClientConfig grid = config.grid().withCallTimeout(PATIENCE);
        ApplicationContext context = ApplicationContext.builder()
                .banner(false)
                .bootstrapEnvironment(false)
                .deduceEnvironment(false)
                .eagerInitSingletons(false)
                .singletons(grid, config)
                .propertySources(sources(config.files(), settings))
                .build();
        try {
            // Before anything starts that a bad setting would have to stop again.
            Environment environment = context.getEnvironment().start();
            SecuritySettings security = SecuritySettings.read(environment, config.host());
            context.registerSingleton(SecuritySettings.class, security);
            context.registerSingleton(HistorySettings.class, HistorySettings.read(environment, config.data()));
            context.start();
            EmbeddedServer server = context.getBean(EmbeddedServer.class);
            server.start();
            return new ConsoleServer(context, server, security.firstPassword());
        } catch (RuntimeException failure) {
            context.close();
            throw failure;
        }
    }

    private static PropertySource[] sources(List<Path> files, Map<String, Object> settings) {
        List<PropertySource> sources = new ArrayList<>();
        int order = 0;
        for (Path file : files) {
            sources.add(PropertySource.of(file.toString(), read(file), order++));
        }
        sources.add(PropertySource.of("command line", settings, order));
        return sources.toArray(PropertySource[]::new);
    }

    private static Map<String, Object> read(Path file) {
        byte[] text;
        try {
            text = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new IllegalArgumentException(
                    "the configuration " + file + " cannot be read: " + e
                            + "; nothing was started; let whoever starts the console read it",
                    e);
        }
        try {
            return new YamlPropertySourceLoader().read(file.toString(), text);
        } catch (YAMLException | ConfigurationException e) {
            throw new IllegalArgumentException(
                    "the configuration " + file + " is no YAML: " + e.getMessage() + "; nothing was started; mend it",
                    e);
        }
    }

    /** Where it is to be found. */
    public URI address() {
        return server.getURI();
    }

    /** The password of the user {@code admin}, made up because nobody was configured; to be told once. */
    public Optional<String> firstPassword() {
        return firstPassword;
    }

    /** Where it keeps what happened; empty if it does not. */
    public Optional<Path> history() {
        return Optional.ofNullable(context.getBean(HistorySettings.class).folder());
    }

    /** Its parts, for tests. */
    public ApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
    }
}
