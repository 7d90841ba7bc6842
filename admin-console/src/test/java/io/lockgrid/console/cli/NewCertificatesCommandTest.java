package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Certificates for trying out, as a user makes them. */
class NewCertificatesCommandTest {
    @TempDir
    private Path folder;

    @Test
    void itSaysWhatItMadeAndWhatToDoWithIt() {
        Path to = folder.resolve("certificates");

        Answer answer = InProcess.lockgrid("new-certificates", "--dir", to.toString(), "--clients", "billing,ops");

        assertThat(answer.err()).isEmpty();
        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("for trying out, valid for 90 days")
                .contains(to + "/member  for every member; its names are member.lockgrid.internal")
                .contains(to + "/clients/billing  for the client billing", to + "/clients/ops  for the client ops")
                .contains("./lockgrid node --config " + to + "/member/lockgrid.yaml")
                .contains("./lockgrid ls --config " + to + "/clients/billing/lockgrid.yaml");
        assertThat(to.resolve("member").toFile().list())
                .containsExactlyInAnyOrder("tls.crt", "tls.key", "ca.crt", "lockgrid.yaml");
        assertThat(to.resolve("clients/ops").toFile().list())
                .containsExactlyInAnyOrder("tls.crt", "tls.key", "ca.crt", "lockgrid.yaml");
    }

    @Test
    void itOverwritesNothing() throws Exception {
        Path key = Files.writeString(folder.resolve("tls.key"), "precious");

        Answer answer = InProcess.lockgrid("new-certificates", "--dir", folder.toString());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.errorLines())
                .singleElement()
                .asString()
                .isEqualTo("lockgrid: no certificates were made: " + folder
                        + " is not empty; nothing was written. Name a folder that is new or empty");
        assertThat(key).hasContent("precious");
    }
}
