package io.lockgrid.internal.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.text.NamePatterns;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who somebody is, by his certificate. */
class PeerTest {
    private static final NamePatterns MEMBERS = new NamePatterns(List.of("*.lockgrid.svc"));

    private static TrialAuthority authority;

    @BeforeAll
    static void found() throws Exception {
        authority = TrialAuthority.create("An authority");
    }

    @AfterAll
    static void close() throws Exception {
        authority.close();
    }

    private static Peer peer(TrialCertificate asked) throws Exception {
        return Peer.of((X509Certificate) authority.issue(asked).certificate(), MEMBERS);
    }

    /** Of {@code CN=billing,CN=Users,DC=corp}, as directories of users name theirs. */
    @Test
    void whoHasSeveralCommonNamesIsCalledByTheMostSpecialOne() throws Exception {
        Path file = Path.of(Objects.requireNonNull(PeerTest.class.getResource("/tls/directory.crt"))
                .toURI());
        Peer directory = Peer.of(Pem.certificates(file).get(0), MEMBERS);

        assertThat(directory.name()).isEqualTo("billing");
        assertThat(directory.names()).containsExactly("billing", "Users");
    }

    @Test
    void aMemberHasANameThatIsListedAndMayServe() throws Exception {
        assertThat(peer(TrialCertificate.member(List.of("a.lockgrid.svc"))).member())
                .isTrue();
        assertThat(peer(TrialCertificate.member(List.of("a.elsewhere"))).member())
                .isFalse();
        assertThat(peer(TrialCertificate.member(List.of("a.lockgrid.svc")).withoutServing())
                        .member())
                .isFalse();
        assertThat(peer(TrialCertificate.client("a.lockgrid.svc")).member()).isFalse();
    }

    @Test
    void namesOfHostsAndAddressesOfServicesCountToo() throws Exception {
        assertThat(peer(TrialCertificate.client("billing").withName("uri:spiffe://corp/billing"))
                        .names())
                .containsExactly("billing", "spiffe://corp/billing");
    }
}
