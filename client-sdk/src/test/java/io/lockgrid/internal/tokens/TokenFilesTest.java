package io.lockgrid.internal.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What members and clients read of tokens. */
class TokenFilesTest {
    private final String secret = TokenSecrets.generate();
    private final String other = TokenSecrets.generate();

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("tokens");
    }

    private Path write(String... lines) throws IOException {
        return Files.write(file, List.of(lines));
    }

    @Test
    void aTokenIsFoundByItsNameAndItsSecret() throws IOException {
        KnownTokens known = KnownTokens.read(
                write("# clients", "", "billing " + TokenSecrets.hash(secret), "  ops\t" + TokenSecrets.hash(other)));

        assertThat(known.find("billing", secret)).map(KnownTokens.Entry::name).contains("billing");
        assertThat(known.find("ops", other)).map(KnownTokens.Entry::name).contains("ops");
        assertThat(known.find("billing", other)).isEmpty();
        assertThat(known.find("nobody", secret)).isEmpty();
        assertThat(known.find("billing", TokenSecrets.hash(secret))).isEmpty();
    }

    @Test
    void aNameHasTwoTokensWhileItsClientIsMovedFromOneToTheNext() throws IOException {
        KnownTokens known =
                KnownTokens.read(write("billing " + TokenSecrets.hash(secret), "billing " + TokenSecrets.hash(other)));

        assertThat(known.find("billing", secret)).isPresent();
        assertThat(known.find("billing", other)).isPresent();
    }

    @Test
    void whatIsNoHashOfATokenIsRefusedWithItsLineAndNeverShown() throws IOException {
        String password = "$2a$12$abcdefghijklmnopqrstuv0123456789012345678901234567890";

        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.read(write("# x", "billing " + password)))
                .withMessageStartingWith("tokens-file: line 2 of " + file + " (billing) has no hash of a token")
                .withMessageContaining("that of hash-password is for people")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(password));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.read(write("billing " + secret)))
                .withMessageContaining("has a token itself")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(secret));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.read(write(TokenSecrets.hash(secret))))
                .withMessageContaining("line 1 of " + file + " has 1 words; allowed: a name and, behind a blank,");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.read(write("bil=ling " + TokenSecrets.hash(secret))))
                .withMessageContaining("has a name that is not allowed");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KnownTokens.read(folder.resolve("none")))
                .withMessage("tokens-file: there is no file " + folder.resolve("none"));
    }

    @Test
    void aClientHasOneTokenAndShowsItsSecretToNobodyWhoReadsALog() throws IOException {
        OwnToken own = OwnToken.read(write("billing " + secret));

        assertThat(own.name()).isEqualTo("billing");
        assertThat(own.secret()).isEqualTo(secret);
        assertThat(own).hasToString("billing");
    }

    @Test
    void aSecretThatSomebodyThoughtOfIsNoToken() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnToken.read(write("billing tiger1")))
                .withMessageContaining("client.token-file: line 1 of " + file + " (billing) has no token")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("tiger1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OwnToken.read(write("a " + secret, "b " + other)))
                .withMessageContaining("has 2 tokens");
    }

    @Test
    void aFileThatChangesIsReadAnewAndADamagedOneLeavesThoseOfBefore() throws IOException {
        List<String> said = new ArrayList<>();
        WatchedTokens watched = new WatchedTokens(write("billing " + TokenSecrets.hash(secret)));
        watched.look(said::add);
        assertThat(said).isEmpty();

        write("damaged");
        watched.look(said::add); // it may be written still
        assertThat(said).isEmpty();
        watched.look(said::add);
        watched.look(said::add);
        assertThat(said).hasSize(1).first().asString().contains("cannot be used, so that those of before stay in use");
        assertThat(watched.current().find("billing", secret)).isPresent();

        write();
        watched.look(said::add);
        watched.look(said::add);
        assertThat(said).hasSize(2).last().asString().contains("it has no token any more");
        assertThat(watched.current().find("billing", secret)).isPresent();

        write("ops " + TokenSecrets.hash(other), "# and a comment");
        watched.look(said::add);
        watched.look(said::add);
        assertThat(said).hasSize(3).last().asString().endsWith("is in use from now on: it has 1");
        assertThat(watched.current().find("billing", secret)).isEmpty();
        assertThat(watched.current().find("ops", other)).isPresent();
    }
}
