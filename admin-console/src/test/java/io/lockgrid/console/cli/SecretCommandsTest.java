package io.lockgrid.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.console.security.settings.Passwords;
import io.lockgrid.internal.tokens.TokenSecrets;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What is put into the console's configuration. */
class SecretCommandsTest {

    @Test
    void thePasswordComesFromStandardInputAndItsHashIsPrinted() {
        Answer answer = hashPassword("correct horse\n");

        String hash = answer.out().strip();
        assertThat(answer.exitCode()).isZero();
        assertThat(Passwords.isHash(hash)).isTrue();
        assertThat(Passwords.fits("correct horse", hash)).isTrue();
        assertThat(Passwords.fits("correct horse ", hash)).isFalse();
    }

    @Test
    void aPasswordThatBcryptWouldCutOffIsRefused() {
        assertThat(hashPassword("x".repeat(73)).err()).contains("73 bytes", "nothing was hashed");
        assertThat(hashPassword("").exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aTokenIsPrintedWithItsHash() {
        String[] lines = InProcess.lockgrid("new-token").out().split("\\R");

        String token = lines[0].replace("token: ", "");
        assertThat(token).startsWith("lockgrid_").hasSizeGreaterThan(50);
        assertThat(lines[1]).isEqualTo("hash:  " + TokenSecrets.hash(token));
        assertThat(InProcess.lockgrid("new-token").out()).doesNotContain(token);
    }

    private static Answer hashPassword(String typed) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
        try {
            return InProcess.lockgrid("hash-password");
        } finally {
            System.setIn(before);
        }
    }
}
