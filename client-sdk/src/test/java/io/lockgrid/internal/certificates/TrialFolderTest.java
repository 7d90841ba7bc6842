package io.lockgrid.internal.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of certificates for trying out has, read back as any other program would. */
class TrialFolderTest {
    private static final String SERVES = "1.3.6.1.5.5.7.3.1";
    private static final String CONNECTS = "1.3.6.1.5.5.7.3.2";

    @TempDir
    private Path folder;

    @Test
    void aMemberMayServeAndAClientMayNot() throws Exception {
        TrialFolder made = make(List.of("a.example", "b.example"), List.of("billing"));

        X509Certificate member = certificate(made.member().resolve("tls.crt"));
        X509Certificate client = certificate(made.client("billing").resolve("tls.crt"));
        assertThat(member.getExtendedKeyUsage()).containsExactlyInAnyOrder(SERVES, CONNECTS);
        assertThat(member.getSubjectX500Principal().getName()).isEqualTo("CN=a.example");
        assertThat(member.getSubjectAlternativeNames())
                .extracting(name -> name.get(1))
                .isEqualTo(List.of("a.example", "b.example"));
        assertThat(client.getExtendedKeyUsage()).containsExactly(CONNECTS);
        assertThat(client.getSubjectX500Principal().getName()).isEqualTo("CN=billing");
    }

    @Test
    void eachIsSignedByTheAuthorityThatIsBesideItAndHasItsKey() throws Exception {
        TrialFolder made = make(TrialFolder.MEMBERS, List.of("billing", "ops"));

        for (Path each : List.of(made.member(), made.client("billing"), made.client("ops"))) {
            X509Certificate own = certificate(each.resolve("tls.crt"));
            validate(own, certificate(each.resolve("ca.crt")));
            assertThat(fits(key(each.resolve("tls.key")), own.getPublicKey())).isTrue();
            assertThat(each.resolve("ca.crt"))
                    .hasSameBinaryContentAs(made.folder().resolve("ca.crt"));
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(each.resolve("tls.key"))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void theConfigurationNamesTheFilesAndWhoIsAMember() throws Exception {
        TrialFolder made = make(List.of("a.example", "b.example"), List.of("billing"));

        assertThat(made.member().resolve("lockgrid.yaml")).hasContent("""
                lockgrid:
                  tls:
                    certificate: tls.crt
                    key: tls.key
                    trust: ca.crt
                    members: ["a.example", "b.example"]
                """);
        assertThat(made.client("billing").resolve("lockgrid.yaml")).hasContent("""
                lockgrid:
                  client:
                    tls:
                      certificate: tls.crt
                      key: tls.key
                      trust: ca.crt
                      members: ["a.example", "b.example"]
                """);
    }

    @Test
    void whatIsThereStaysAsItIs() throws Exception {
        Path there = Files.writeString(folder.resolve("precious"), "key");

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> TrialFolder.make(folder, "CA", TrialFolder.MEMBERS, List.of(), 1))
                .withMessageContaining(folder + " is not empty; nothing was written");

        assertThat(folder).isDirectoryContaining(there::equals);
        assertThat(folder.toFile().list()).hasSize(1);
        assertThat(there).hasContent("key");
    }

    @Test
    void aNameThatWouldLeadElsewhereIsRefused() {
        for (String name : List.of("../x", "a/b", "", ".", "a,O=b", "-a", "ä", "x".repeat(65))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> make(TrialFolder.MEMBERS, List.of(name)))
                    .withMessageContaining("'" + name + "' cannot be a certificate's name; nothing was made");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(TrialFolder.MEMBERS, List.of("a", "a")))
                .withMessageContaining("named twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> make(List.of("a.example", "b,dns:c.example"), List.of()))
                .withMessageContaining("'b,dns:c.example'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anAuthorityMakesWhatTestsNeedAndLeavesNoKeyBehind() throws Exception {
        try (TrialAuthority authority = TrialAuthority.create("A test's CA")) {
            TrialCertificate member = TrialCertificate.member(TrialFolder.MEMBERS);

            X509Certificate expired =
                    (X509Certificate) authority.issue(member.expired()).certificate();
            assertThat(expired.getNotAfter()).isInThePast();
            X509Certificate silent =
                    (X509Certificate) authority.issue(member.withoutServing()).certificate();
            assertThat(silent.getExtendedKeyUsage()).containsExactly(CONNECTS);
            TrialIdentity named =
                    authority.issue(TrialCertificate.client("billing").withName("uri:spiffe://shop/billing"));
            assertThat(((X509Certificate) named.certificate())
                            .getSubjectAlternativeNames()
                            .toString())
                    .contains("spiffe://shop/billing");
            for (String algorithm : List.of("RSA", "Ed25519")) {
                TrialIdentity other = authority.issue(member.withKey(algorithm));
                assertThat(other.key().getFormat()).isEqualTo("PKCS#8");
                assertThat(other.certificate().getPublicKey().getAlgorithm()).isIn(algorithm, "EdDSA");
            }
        }
    }

    private TrialFolder make(List<String> members, List<String> clients) throws IOException, InterruptedException {
        return TrialFolder.make(folder, "A test's CA", members, clients, 2);
    }

    private static X509Certificate certificate(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }

    private static PrivateKey key(Path file) throws Exception {
        String base64 = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("EC")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static boolean fits(PrivateKey key, PublicKey of) throws Exception {
        Signature signs = Signature.getInstance("SHA256withECDSA");
        signs.initSign(key);
        signs.update(new byte[] {1});
        byte[] signed = signs.sign();
        signs.initVerify(of);
        signs.update(new byte[] {1});
        return signs.verify(signed);
    }

    private static void validate(X509Certificate own, X509Certificate authority) throws Exception {
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(authority, null)));
        trust.setRevocationEnabled(false);
        try {
            CertPathValidator.getInstance("PKIX")
                    .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(own)), trust);
        } catch (CertPathValidatorException e) {
            throw new AssertionError(own.getSubjectX500Principal() + " is not trusted", e);
        }
    }
}
