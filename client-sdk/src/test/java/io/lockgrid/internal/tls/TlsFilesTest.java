package io.lockgrid.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.certificates.TrialIdentity;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forms that keys come in, and what happens when the files change. */
class TlsFilesTest {
    private static final List<String> MEMBERS = List.of("member.example");

    /** How long what is around the key itself is, as the JDK writes PKCS#8. */
    private static final int AROUND_RSA = 26;

    private static final int AROUND_EC = 28;

    @TempDir
    private Path folder;

    private final List<String> log = new ArrayList<>();
    private TrialAuthority authority;

    @BeforeEach
    void prepare() throws Exception {
        authority = TrialAuthority.create("An authority");
    }

    @AfterEach
    void end() throws Exception {
        authority.close();
    }

    private TrialIdentity issue(String name, String algorithm) throws Exception {
        TrialIdentity identity = authority.issue(TrialCertificate.client(name).withKey(algorithm));
        identity.write(folder.resolve(name));
        return identity;
    }

    private TlsConfig files(String name) {
        Path of = folder.resolve(name);
        return TlsConfig.pem(of.resolve("tls.crt"), of.resolve("tls.key"), of.resolve("ca.crt"), MEMBERS);
    }

    private static TlsFiles read(TlsConfig config) {
        return new TlsFiles(config, Passwords.IN_FILE);
    }

    private static String owner(TlsFiles files) {
        return files.current().chain().get(0).getSubjectX500Principal().getName();
    }

    private static void replace(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private void rewriteKey(String name, String block, TrialIdentity of, int around) throws IOException {
        byte[] encoded = of.key().getEncoded();
        byte[] inner = Arrays.copyOfRange(encoded, around, encoded.length);
        Files.writeString(
                folder.resolve(name).resolve("tls.key"),
                "-----BEGIN " + block + "-----\n" + Base64.getMimeEncoder().encodeToString(inner) + "\n-----END "
                        + block + "-----\n");
    }

    @Test
    void keysOfEachKindAndFormAreRead() throws Exception {
        issue("ec", "EC");
        issue("rsa", "RSA");
        issue("edwards", "Ed25519");
        rewriteKey("sec1", issue("sec1", "EC"));
        rewriteKey("pkcs1", issue("pkcs1", "RSA"));

        for (String name : List.of("ec", "rsa", "edwards", "sec1", "pkcs1")) {
            assertThat(owner(read(files(name)))).isEqualTo("CN=" + name);
        }
    }

    private void rewriteKey(String name, TrialIdentity of) throws IOException {
        if (name.equals("sec1")) {
            rewriteKey(name, "EC PRIVATE KEY", of, AROUND_EC);
        } else {
            rewriteKey(name, "RSA PRIVATE KEY", of, AROUND_RSA);
        }
    }

    @Test
    void aStoreOfPkcs12HasAllWithThePasswordOfAnotherFile() throws Exception {
        TrialIdentity identity = issue("store", "EC");
        Path file = folder.resolve("own.p12");
        Path password = Files.writeString(folder.resolve("password"), "secret words\n");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "any", identity.key(), "secret words".toCharArray(), new Certificate[] {identity.certificate()});
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, "secret words".toCharArray());
        }
        Path trust = folder.resolve("store/ca.crt");

        assertThat(owner(read(new TlsConfig(file, null, password, trust, MEMBERS, TlsConfig.HANDSHAKE_TIMEOUT))))
                .isEqualTo("CN=store");
        Files.writeString(password, "other words");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> read(new TlsConfig(file, null, password, trust, MEMBERS, TlsConfig.HANDSHAKE_TIMEOUT)))
                .withMessageContaining(file + " cannot be read as PKCS#12")
                .withMessageContaining("nothing was started");
    }

    @Test
    void whatCannotBeUsedIsRefusedInWords() throws Exception {
        issue("a", "EC");
        issue("b", "EC");
        issue("c", "RSA");
        TlsConfig own = files("a");

        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> read(TlsConfig.pem(own.certificate(), files("b").key(), own.trust(), MEMBERS)))
                .withMessageContaining("is not that of the certificate in " + own.certificate());
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> read(TlsConfig.pem(own.certificate(), files("c").key(), own.trust(), MEMBERS)))
                .withMessageContaining("has a key that is not of the certificate's kind, which is EC");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TlsConfig.pem(own.certificate(), own.trust(), own.trust(), MEMBERS)))
                .withMessageContaining("has no key");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(TlsConfig.pem(own.certificate(), own.key(), own.key(), MEMBERS)))
                .withMessageContaining("has no certificate");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(files("nowhere")))
                .withMessageContaining("there is no file " + folder.resolve("nowhere"));
    }

    @Test
    void filesThatChangeAreTakenWhenTheyFitAndNotBefore() throws Exception {
        issue("old", "EC");
        issue("new", "EC");
        TlsFiles files = read(files("old"));
        assertThat(files.look(log::add)).isFalse();

        replace(folder.resolve("new/tls.crt"), folder.resolve("old/tls.crt"));
        assertThat(files.look(log::add)).isFalse();
        assertThat(files.look(log::add)).isFalse();
        assertThat(files.look(log::add)).isFalse();
        assertThat(owner(files)).isEqualTo("CN=old");
        assertThat(files.problem())
                .hasValueSatisfying(words ->
                        assertThat(words).contains("those of before stay in use", "is not that of the certificate"));
        assertThat(log).hasSize(1);

        replace(folder.resolve("new/tls.key"), folder.resolve("old/tls.key"));
        assertThat(files.look(log::add)).as("while they may be written yet").isFalse();
        assertThat(files.look(log::add)).isTrue();
        assertThat(owner(files)).isEqualTo("CN=new");
        assertThat(files.problem()).isEmpty();
        assertThat(log).hasSize(2);
    }

    @Test
    void aBundleThatIsBeingWrittenDoesNotTakeThePlaceOfAWholeOne() throws Exception {
        issue("own", "EC");
        Path trust = files("own").trust();
        String whole = Files.readString(trust);
        TlsFiles files = read(files("own"));

        Files.writeString(trust, whole + whole.substring(0, whole.length() / 2));
        assertThat(files.look(log::add)).isFalse();
        assertThat(files.look(log::add)).isFalse();
        assertThat(files.problem())
                .hasValueSatisfying(words -> assertThat(words).contains("does not end as it should"));
        assertThat(files.own().remarks(0)).singleElement().asString().contains("those of before stay in use");

        for (int more = 1; more <= 3; more++) { // it is still growing
            Files.writeString(trust, whole.repeat(1 + more));
            assertThat(files.look(log::add)).isFalse();
        }
        assertThat(files.look(log::add)).isTrue();
        assertThat(files.own().problem()).isNull();
    }

    @Test
    void whatIsOddIsRefusedInWordsAndNothingElse() throws Exception {
        issue("own", "EC");
        TlsConfig own = files("own");
        Path nobody = folder.resolve("nobody.p12");
        Path secret = folder.resolve("secret.p12");
        Path password = Files.writeString(folder.resolve("password"), "words");
        store(nobody, null);
        store(secret, new KeyStore.SecretKeyEntry(new SecretKeySpec(new byte[16], "AES")));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> read(new TlsConfig(
                        own.certificate(), own.key(), password, nobody, MEMBERS, TlsConfig.HANDSHAKE_TIMEOUT)))
                .withMessageContaining(nobody + " has no certificate that it says to trust");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        read(new TlsConfig(secret, null, password, own.trust(), MEMBERS, TlsConfig.HANDSHAKE_TIMEOUT)))
                .withMessageContaining(secret + " has no key");
        Files.writeString(own.key(), "-----BEGIN EC PRIVATE KEY-----\nMA==\n-----END EC PRIVATE KEY-----\n");
        assertThatIllegalArgumentException().isThrownBy(() -> read(own)).withMessageContaining("nothing was started");
    }

    private static void store(Path file, KeyStore.@Nullable Entry entry) throws Exception {
        char[] words = "words".toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (entry != null) {
            store.setEntry("any", entry, new KeyStore.PasswordProtection(words));
        }
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, words);
        }
    }

    @Test
    void aLinkThatIsSwappedIsAChangeAsKubernetesMakesIt() throws Exception {
        issue("first", "EC");
        issue("second", "EC");
        Path data = Files.createSymbolicLink(folder.resolve("..data"), Path.of("first"));
        TlsFiles files = read(files("..data"));

        Path swapped = Files.createSymbolicLink(folder.resolve("..data_tmp"), Path.of("second"));
        replace(swapped, data);

        assertThat(files.look(log::add)).isFalse();
        assertThat(files.look(log::add)).isTrue();
        assertThat(owner(files)).isEqualTo("CN=second");
    }
}
