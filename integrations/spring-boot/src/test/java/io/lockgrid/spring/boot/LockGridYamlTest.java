package io.lockgrid.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lockgrid.node.GridNodeConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class LockGridYamlTest {
    @TempDir
    Path folder;

    private static ConfigurableApplicationContext run(Class<?> application, String... arguments) {
        SpringApplication built = new SpringApplicationBuilder(application)
                .web(WebApplicationType.NONE)
                .bannerMode(org.springframework.boot.Banner.Mode.OFF)
                .build();
        return built.run(arguments);
    }

    /** With nothing in it. */
    static class Empty {}

    @Test
    void theFileIsReadAndTheApplicationsOwnPropertiesAreStronger() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lockgrid.yaml"),
                "lockgrid:\n  cluster-name: orders\n  seats: 5\n  founders: 5\n  groups: [a, b]\n"
                        + "  locks:\n    - name: \"reports/*\"\n      max-hold: 10m\n");
        try (ConfigurableApplicationContext context =
                run(Empty.class, "--lockgrid.config=" + file, "--lockgrid.cluster-name=billing")) {
            GridNodeConfig config = GridNodeConfig.of(EnvironmentKeys.read(context.getEnvironment()));
            assertThat(config.clusterName()).isEqualTo("billing");
            assertThat(config.seats()).isEqualTo(5);
            assertThat(config.groups()).containsExactly("a", "b");
            assertThat(config.locks().asList()).hasSize(1);
        }
    }

    @Test
    void aFileThatIsNamedAndNotThereFailsTheStart() {
        assertThatThrownBy(() -> run(Empty.class, "--lockgrid.config=" + folder.resolve("none.yaml")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("none.yaml");
    }

    @Test
    void filesInItAreLookedForBesideIt() throws IOException {
        Path file = Files.writeString(
                folder.resolve("lockgrid.yaml"),
                "lockgrid:\n  hazelcast: engine.yaml\n  client:\n    token-file: /run/secrets/token\n");
        try (ConfigurableApplicationContext context = run(Empty.class, "--lockgrid.config=" + file)) {
            assertThat(EnvironmentKeys.read(context.getEnvironment()))
                    .containsEntry("hazelcast", folder.resolve("engine.yaml").toString())
                    .containsEntry("client.token-file", "/run/secrets/token");
        }
    }
}
