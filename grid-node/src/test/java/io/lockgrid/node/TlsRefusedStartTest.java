package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.hazelcast.core.Hazelcast;
import io.lockgrid.LockGridException;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A member whose certificate the others refuse, or that refuses theirs, says so instead of trying on for five minutes. */
@Tag("thorough")
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class TlsRefusedStartTest {
    private static TlsMembers members;

    @BeforeAll
    static void start() throws Exception {
        members = new TlsMembers(3);
    }

    @AfterAll
    static void stop() throws Exception {
        members.close();
    }

    private static void assertEnds(TlsConfig tls, String words) {
        GridNodeConfig config =
                members.members.configs.get(0).withPort(0).withNodeName("late").withTls(tls);

        assertThatExceptionOfType(LockGridException.class)
                .isThrownBy(() -> GridNode.start(config))
                .withMessageContaining("the member could not start at 127.0.0.1")
                .withMessageContaining("3 of 3 members and this one do not take each other's certificates")
                .withMessageContaining(words)
                .withMessageContaining("nothing is left running");
        assertThat(Hazelcast.getAllHazelcastInstances()).hasSize(3);
        assertThat(members.grid(0).lock("orders/1").tryAcquire()).isPresent();
        members.grid(0)
                .admin()
                .lock("orders/1")
                .ifPresent(held -> members.grid(0)
                        .admin()
                        .forceRelease("orders/1", held.fence(), "test", "the next one takes it"));
    }

    @Test
    void aMemberOfAnotherAuthorityThatTheOthersDoNotTrustHearsThatAtItsStart() throws Exception {
        try (TrialAuthority other = TrialAuthority.create("Another authority")) {
            TlsConfig own = members.files(other.issue(TrialCertificate.member(TlsMembers.NAMES)), "untrusted");
            Path both = members.folder.resolve("both.crt");
            Files.writeString(
                    both, Files.readString(own.trust()) + Files.readString(members.folder.resolve("member/ca.crt")));

            assertEnds(
                    TlsConfig.pem(own.certificate(), own.key(), both, TlsMembers.NAMES),
                    "the other side does not trust the certificate that this one shows");
        }
    }

    @Test
    void aMemberThatDoesNotTrustTheOthersSaysSo() throws Exception {
        try (TrialAuthority other = TrialAuthority.create("Another authority")) {
            assertEnds(
                    members.files(other.issue(TrialCertificate.member(TlsMembers.NAMES)), "distrusting"),
                    "its certificate is signed by no authority of tls.trust");
        }
    }
}
