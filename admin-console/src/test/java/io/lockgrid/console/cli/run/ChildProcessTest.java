package io.lockgrid.console.cli.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lockgrid.console.cli.CommandFailed;
import io.lockgrid.console.cli.DefaultSignals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildProcessTest {

    @Test
    void itsExitCodeIsToldWithItsEnvironment() {
        ChildProcess child = ChildProcess.start(List.of("sh", "-c", "exit $CODE"), Map.of("CODE", "5"));

        assertThat(child.ended().join()).isEqualTo(5);
    }

    @Test
    void aSignalThatEndsItIsToldAsAShellWould() {
        ChildProcess child = ChildProcess.start(DefaultSignals.inOwnSession(List.of("sleep", "300")), Map.of());
        // again until it is heard: what starts it has to undo first that this process ignores it
        await().until(() -> {
            child.signal(Signals.Kind.INT);
            return child.ended().isDone();
        });

        assertThat(child.ended().join()).isEqualTo(130);
    }

    @Test
    void terminatingEndsAProgramThatAgrees() throws Exception {
        ChildProcess child = ChildProcess.start(List.of("sleep", "300"), Map.of());
        child.terminate();

        assertThat(child.ended().join()).isEqualTo(143);
    }

    @Test
    void aFileThatIsNoProgramCannotBeExecuted(@TempDir Path folder) throws Exception {
        Path file = Files.createFile(folder.resolve("plain"));

        assertThatThrownBy(() -> ChildProcess.start(List.of(file.toString()), Map.of()))
                .isInstanceOf(CommandFailed.class)
                .hasMessageContaining("cannot be executed");
    }
}
