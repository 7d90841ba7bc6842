package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** Where the console keeps its history, why it does not start, and the durations that it is given. */
class StateFolderTest {
    private static final Path HOME = Path.of("/home/ann");

    @TempDir
    private Path temporary;

    @Test
    void itIsInTheUsersStateUnlessTheEnvironmentSaysOtherwise() {
        assertThat(StateFolder.of(Map.of(), HOME, "lockgrid"))
                .isEqualTo(HOME.resolve(".local/state/lockgrid/console/lockgrid"));
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", "/var/state"), HOME, "lockgrid"))
                .isEqualTo(Path.of("/var/state/lockgrid/console/lockgrid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "state", "./state"})
    void aFolderThatIsNotAbsoluteIsIgnoredAsTheStandardHasIt(String configured) {
        assertThat(StateFolder.of(Map.of("XDG_STATE_HOME", configured), HOME, "c"))
                .isEqualTo(HOME.resolve(".local/state/lockgrid/console/c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", "../../etc", "a/b", "/etc", ".", "a\\b", "é \u0000"})
    void theNameOfAClusterLeadsNowhereElse(String cluster) {
        Path all = HOME.resolve(".local/state/lockgrid/console");

        Path folder = StateFolder.of(Map.of(), HOME, cluster);

        assertThat(folder.normalize().getParent()).isEqualTo(all);
        assertThat(folder).isNotEqualTo(all);
    }

    @Test
    void clustersOfDifferentNamesDoNotShareOne() {
        assertThat(StateFolder.of(Map.of(), HOME, "a.b")).isNotEqualTo(StateFolder.of(Map.of(), HOME, "a-b"));
        assertThat(StateFolder.of(Map.of(), HOME, "a b")).isNotEqualTo(StateFolder.of(Map.of(), HOME, "a%20b"));
    }

    @Test
    void itIsMadeForItsUserAlone() throws Exception {
        Path folder = temporary.resolve("lockgrid/console/c");

        assertThat(StateFolder.made(folder)).isEqualTo(folder).isDirectory();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        assertThat(StateFolder.made(folder)).as("once more").isEqualTo(folder);
    }

    @Test
    void whereAFileIsInTheWayItIsNotMade() throws Exception {
        Path file = Files.writeString(temporary.resolve("lockgrid"), "not a folder");

        assertThatThrownBy(() -> StateFolder.made(file.resolve("console"))).isInstanceOf(IOException.class);
    }

    @Test
    void aPortThatIsTakenIsFoundInWhateverWrapsIt() {
        Exception taken = new RuntimeException("start", new IOException(new BindException("Address already in use")));

        assertThat(StartFailure.isPortTaken(taken)).isTrue();
        assertThat(StartFailure.root(taken)).isEqualTo("Address already in use");
        assertThat(StartFailure.isPortTaken(new BindException("Cannot assign requested address")))
                .isFalse();
        assertThat(StartFailure.isPortTaken(new BindException(null))).isFalse();
        assertThat(StartFailure.isPortTaken(new IOException("in use"))).isFalse();
    }

    @Test
    void theInnermostReasonIsSaidOrNamed() {
        assertThat(StartFailure.root(new IOException("disk full"))).isEqualTo("disk full");
        assertThat(StartFailure.root(new RuntimeException(new IllegalStateException())))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @ParameterizedTest
    @CsvSource({"30s,PT30S", "5m,PT5M", "250ms,PT0.25S", "0s,PT0S", "PT1H,PT1H"})
    void durationsAreReadAsInTheFile(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1s", "5", "soon", "", "1 week", "PT-5S", "99999999999999999999s"})
    void anyOtherIsRefusedWithWhatIsAllowed(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageStartingWith("'" + text + "' is not allowed; allowed: ");
    }
}
