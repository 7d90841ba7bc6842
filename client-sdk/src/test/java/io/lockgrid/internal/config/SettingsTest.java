package io.lockgrid.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final String FILE_PORT = "lockgrid:\n  port: 1\n";

    @TempDir
    Path folder;

    private ConfigSandbox sandbox;

    @BeforeEach
    void prepare() {
        sandbox = new ConfigSandbox(folder);
    }

    @Test
    void withoutAnySourceNothingIsSet() {
        Settings settings = sandbox.load();

        assertThat(Keys.ALL).allSatisfy(key -> assertThat(settings.get(key)).isEmpty());
    }

    @Test
    void theEnvironmentIsStrongerThanTheFile() {
        sandbox.yaml(FILE_PORT).variable("LOCKGRID_PORT", "2");

        assertThat(sandbox.load().get(Keys.PORT)).contains(2);
    }

    @Test
    void aSystemPropertyIsStrongerThanTheEnvironment() {
        sandbox.yaml(FILE_PORT).variable("LOCKGRID_PORT", "2").property("lockgrid.port", "3");

        assertThat(sandbox.load().get(Keys.PORT)).contains(3);
    }

    @Test
    void aKeyThatIsOverriddenLeavesItsNeighboursAlone() {
        sandbox.yaml("lockgrid:\n  session: { time-to-live: 20s, heartbeat: 4s }\n")
                .variable("LOCKGRID_SESSION_HEARTBEAT", "5s");

        assertThat(sandbox.load().get(Keys.TIME_TO_LIVE)).contains(Duration.ofSeconds(20));
        assertThat(sandbox.load().get(Keys.HEARTBEAT)).contains(Duration.ofSeconds(5));
    }

    @Test
    void aBadValueInTheFileIsRefusedEvenIfItIsOverridden() {
        sandbox.yaml("lockgrid:\n  port: many\n").variable("LOCKGRID_PORT", "2");

        assertThatThrownBy(sandbox::load).hasMessageStartingWith("lockgrid.yaml, line 2: port is 'many'");
    }

    @Test
    void aBadVariableIsRefusedEvenIfItIsOverridden() {
        sandbox.variable("LOCKGRID_PORT", "many").property("lockgrid.port", "2");

        assertThatThrownBy(sandbox::load).hasMessageStartingWith("environment variable LOCKGRID_PORT: port is 'many'");
    }

    @Test
    void theFileGivenIsReadBeforeAllOthers() {
        sandbox.yaml(FILE_PORT)
                .write("given.yaml", "lockgrid: { port: 11 }")
                .write("other.yaml", "lockgrid: { port: 12 }")
                .variable("LOCKGRID_CONFIG", "other.yaml")
                .property("lockgrid.config", "other.yaml")
                .file("given.yaml");

        assertThat(sandbox.load().get(Keys.PORT)).contains(11);
    }

    @Test
    void thePropertyNamesTheFileBeforeTheVariableDoes() {
        sandbox.yaml(FILE_PORT)
                .write("a.yaml", "lockgrid: { port: 11 }")
                .write("b.yaml", "lockgrid: { port: 12 }")
                .variable("LOCKGRID_CONFIG", "a.yaml");
        assertThat(sandbox.load().get(Keys.PORT)).contains(11);

        sandbox.property("lockgrid.config", "b.yaml");
        assertThat(sandbox.load().get(Keys.PORT)).contains(12);
    }

    @Test
    void theWorkingDirectoryComesBeforeTheClassPath() {
        sandbox.write("classes/lockgrid.yaml", "lockgrid: { port: 11 }").classPath("classes/");
        assertThat(sandbox.load().get(Keys.PORT)).contains(11);

        sandbox.yaml(FILE_PORT);
        assertThat(sandbox.load().get(Keys.PORT)).contains(1);
    }

    @Test
    void aFileThatIsNamedHasToBeThere() {
        sandbox.file("conf/none.yaml");
        assertThatThrownBy(sandbox::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("conf/none.yaml is not a file; looked for " + folder.resolve("conf/none.yaml"));
    }

    @Test
    void whoNamedAMissingFileIsInTheMessage() {
        sandbox.variable("LOCKGRID_CONFIG", "none.yaml");
        assertThatThrownBy(sandbox::load).hasMessageContaining("(environment variable LOCKGRID_CONFIG) is not a file");

        sandbox.property("lockgrid.config", "none.yaml");
        assertThatThrownBy(sandbox::load).hasMessageContaining("(system property lockgrid.config) is not a file");
    }

    @Test
    void aFolderIsNotAFile() {
        sandbox.write("lockgrid.yaml/file", "");

        assertThatThrownBy(sandbox::load).hasMessageContaining("lockgrid.yaml is not a file");
    }

    @Test
    void theHazelcastFileIsFoundNextToTheFileThatNamesIt() {
        sandbox.write("conf/hz.yaml", "")
                .write("conf/grid.yaml", "lockgrid: { hazelcast: hz.yaml }")
                .file("conf/grid.yaml");

        assertThat(sandbox.load().hazelcast()).contains(folder.resolve("conf/hz.yaml"));
    }

    @Test
    void theHazelcastFileOfAVariableIsFoundFromTheWorkingDirectory() {
        sandbox.write("conf/hz.yaml", "")
                .write("conf/grid.yaml", "lockgrid: { hazelcast: hz.yaml }")
                .file("conf/grid.yaml")
                .variable("LOCKGRID_HAZELCAST", "conf/hz.yaml");

        assertThat(sandbox.load().hazelcast()).contains(folder.resolve("conf/hz.yaml"));
    }

    @Test
    void theHazelcastFileIsFoundNextToTheFileOnTheClassPathThatNamesIt() {
        sandbox.write("classes/hz.yaml", "")
                .write("classes/lockgrid.yaml", "lockgrid: { hazelcast: hz.yaml }")
                .classPath("classes/");

        assertThat(sandbox.load().hazelcast()).contains(folder.resolve("classes/hz.yaml"));
    }

    @Test
    void theHazelcastFileIsFoundInTheJarOfTheFileThatNamesIt() throws IOException {
        sandbox.jar(
                        "an app.jar",
                        Map.of("lockgrid.yaml", "lockgrid: { hazelcast: conf/hz.yaml }", "conf/hz.yaml", "x: y"))
                .classPath("an app.jar");

        assertThat(sandbox.load().hazelcast().orElseThrow()).hasContent("x: y");
    }

    @Test
    void aHazelcastFileThatIsNotInThatJarIsRefusedWithTheJarsName() {
        sandbox.jar("app.jar", Map.of("lockgrid.yaml", "lockgrid: { hazelcast: hz.yaml }"))
                .classPath("app.jar");

        assertThatThrownBy(sandbox::load)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("lockgrid.yaml on the class path, line 1: hazelcast names jar:file:")
                .hasMessageContaining("app.jar!/hz.yaml, which is not a file");
    }

    @Test
    void anAbsolutePathInAJarIsOutsideOfIt() {
        sandbox.write("hz.yaml", "")
                .jar("app.jar", Map.of("lockgrid.yaml", "lockgrid: { hazelcast: '" + folder.resolve("hz.yaml") + "' }"))
                .classPath("app.jar");

        assertThat(sandbox.load().hazelcast()).contains(folder.resolve("hz.yaml"));
    }

    @Test
    void aHazelcastFileThatIsNotThereIsRefusedWithItsLine() {
        sandbox.yaml("lockgrid:\n  hazelcast: hz.yaml\n");

        assertThatThrownBy(sandbox::load)
                .hasMessage("lockgrid.yaml, line 2: hazelcast names " + folder.resolve("hz.yaml")
                        + ", which is not a file that can be read; correct the path, or leave the key out");
    }

    @Test
    void aRefusalOfSeveralValuesTogetherNamesThePlaceOfTheFirstThatWasSet() {
        Settings settings = sandbox.yaml("lockgrid:\n  session:\n    time-to-live: 6s\n")
                .variable("LOCKGRID_SEATS", "5")
                .load();

        assertThatThrownBy(() -> settings.build(() -> {
                    throw new ConfigurationException("wrong", Keys.HEARTBEAT, Keys.TIME_TO_LIVE);
                }))
                .hasMessage("lockgrid.yaml, line 3: wrong");
        assertThatThrownBy(() -> settings.build(() -> {
                    throw new ConfigurationException("wrong", Keys.FOUNDERS, Keys.SEATS);
                }))
                .hasMessage("environment variable LOCKGRID_SEATS: wrong");
        assertThatThrownBy(() -> settings.build(() -> {
                    throw new ConfigurationException("wrong", Keys.GRACE);
                }))
                .hasMessage("wrong");
    }
}
