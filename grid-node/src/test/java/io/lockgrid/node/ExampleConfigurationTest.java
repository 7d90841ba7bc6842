package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.client.SessionTimes;
import io.lockgrid.internal.config.Key;
import io.lockgrid.internal.config.Keys;
import io.lockgrid.internal.config.Settings;
import io.lockgrid.internal.config.Sources;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code config/} to what the code does. */
class ExampleConfigurationTest {

    private static final Path FOLDER = Path.of("..", "config");

    @TempDir
    Path folder;

    @Test
    void theExampleSaysTheDefaults() {
        Path example = FOLDER.resolve("lockgrid.yaml");
        SessionTimes session = SessionTimes.DEFAULT;

        assertThat(GridNodeConfig.load(example)).isEqualTo(GridNodeConfig.defaults());
        assertThat(LockGridClientConfig.load(example))
                .isEqualTo(LockGridClientConfig.defaults().withSession(session.timeToLive(), session.heartbeat()));
    }

    @Test
    void theExampleHasEveryKey() throws IOException {
        String example = Files.readString(FOLDER.resolve("lockgrid.yaml"));
        Files.createFile(folder.resolve("hazelcast.yaml"));
        Path all = Files.writeString(folder.resolve("all.yaml"), example.replaceAll("(?m)^( *)#(?=[a-z-])", "$1"));

        Settings settings = Settings.load(
                new Sources(Optional.of(all), Map.of(), Map.of(), folder, new URLClassLoader(new URL[0], null)));

        assertThat(Keys.ALL).allSatisfy(key -> assertThat(settings.get(key)).isPresent());
        Map.of("locks", Keys.RULE, "access", Keys.ACCESS)
                .forEach((list, keys) -> assertThat(settings.rules(
                                list,
                                rule -> keys.stream()
                                        .allMatch(key -> rule.get(key).isPresent())))
                        .containsExactly(true));
    }

    @ParameterizedTest
    @EnumSource(DiscoveryMode.class)
    void thereIsAnExampleOfEachWayToFindTheOthers(DiscoveryMode mode) {
        Path example = FOLDER.resolve("discovery").resolve(mode.text() + ".yaml");

        assertThat(GridNodeConfig.load(example).discovery().mode()).isEqualTo(mode);
    }

    @Test
    void everyExampleOfAFolderCanBeRead() throws IOException {
        try (Stream<Path> examples = Files.list(FOLDER.resolve("discovery"))) {
            assertThat(examples.toList())
                    .hasSizeGreaterThan(DiscoveryMode.values().length)
                    .allSatisfy(
                            example -> assertThat(GridNodeConfig.load(example).clusterName())
                                    .isEqualTo("orders"));
        }
    }

    @Test
    void theTableHasEveryKey() throws IOException {
        String table = Files.readString(FOLDER.resolve("README.md"));

        assertThat(Stream.concat(Keys.ALL.stream(), Keys.RULE.stream()).map(Key::path))
                .allSatisfy(path -> assertThat(table).contains("`" + path + "`"));
    }
}
