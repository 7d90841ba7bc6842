package io.lockgrid.node;

import static io.lockgrid.node.RefusedClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Members and clients over mutual TLS, and who is refused. */
class TlsTest {
    private static TlsMembers members;

    @BeforeAll
    static void start() throws Exception {
        members = new TlsMembers(3);
    }

    @AfterAll
    static void stop() throws Exception {
        members.close();
    }

    private static LockGridClientConfig impatient(TlsConfig tls) {
        return members.plainClient().withCallTimeout(Duration.ofSeconds(3)).withTls(tls);
    }

    @Test
    void aClientTakesALockThatAMemberThenWaitsFor() throws Exception {
        try (LockGrid client = members.client("billing")) {
            long first;
            try (Hold hold = client.lock("orders/1").acquire()) {
                first = hold.fence();
                assertThat(members.grid(1).lock("orders/1").tryAcquire()).isEmpty();
            }
            try (Hold hold = members.grid(1).lock("orders/1").acquire()) {
                assertThat(hold.fence()).isGreaterThan(first);
            }
        }
    }

    @Test
    void longMessagesComeThroughWhole() throws Exception {
        try (LockGrid client = members.client("long")) {
            String reason = "r".repeat(250);
            for (int i = 0; i < 300; i++) {
                client.lock("long/" + i).withReason(reason).acquire();
            }
            assertThat(client.admin().sessions())
                    .anySatisfy(session -> assertThat(session.holds()).hasSize(300));
        }
    }

    @Test
    @Tag("thorough")
    void aClientOfAnotherAuthorityIsRefusedAndHearsWhy() throws Exception {
        try (TrialAuthority other = TrialAuthority.create("Another authority")) {
            TlsConfig foreign = members.files(other.issue(TrialCertificate.client("billing")), "foreign");
            TlsConfig trusting = TlsConfig.pem(
                    foreign.certificate(), foreign.key(), members.folder.resolve("member/ca.crt"), TlsMembers.NAMES);

            assertRefused(impatient(foreign), "its certificate is signed by no authority of tls.trust");
            assertRefused(impatient(trusting), "the other side does not trust the certificate that this one shows");
        }
    }

    @Test
    @Tag("thorough")
    void aClientWhoseCertificateHasExpiredIsRefused() throws Exception {
        TlsConfig expired = members.files(
                members.authority.issue(TrialCertificate.client("old").expired()), "expired");

        assertRefused(impatient(expired), "the other side");
    }

    @Test
    void aPlainClientIsToldThatTheMemberSpeaksTls() {
        assertRefused(
                members.plainClient().withCallTimeout(Duration.ofSeconds(2)),
                " speaks TLS, and this client is not told to");
    }

    @Test
    @Tag("thorough")
    void aMemberWithoutAMembersNameIsNoMemberForAClient() throws Exception {
        TlsConfig files = members.files(members.authority.issue(TrialCertificate.client("strict")), "strict");
        TlsConfig strict = TlsConfig.pem(files.certificate(), files.key(), files.trust(), List.of("somebody.else"));

        assertRefused(impatient(strict), "is not one of a member");
    }

    @Test
    void aClientsCertificateSpeaksAsNoMember() throws Exception {
        try (RawPeer peer = new RawPeer(
                members.port(0), TrialTls.showing(members.authority.issue(TrialCertificate.client("mallory"))))) {
            peer.sendAsLongAsItIsTaken(RawPeer.MEMBER, RawPeer.operation(new byte[20]))
                    .awaitClosed();
        }
    }

    @Test
    @Tag("thorough")
    void whoShowsNoCertificateOrSpeaksNoTlsIsClosed() throws Exception {
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            try (RawPeer peer = new RawPeer(members.port(0), TrialTls.showingNone(protocol))) {
                peer.sendAsLongAsItIsTaken(RawPeer.CLIENT).awaitClosed();
            }
        }
        for (byte[] first :
                List.of(RawPeer.MEMBER, RawPeer.CLIENT, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII))) {
            try (RawPeer peer = new RawPeer(members.port(0))) {
                peer.sendAsLongAsItIsTaken(first, new byte[16]).awaitClosed();
            }
        }
    }

    @Test
    @Tag("thorough")
    void whoSaysNothingIsClosed() throws IOException {
        try (RawPeer peer = new RawPeer(members.port(0))) {
            peer.awaitClosed();
        }
    }

    @Test
    void aMemberWithAClientsCertificateDoesNotStart() throws Exception {
        TlsConfig client = members.files(members.authority.issue(TrialCertificate.client("pretender")), "pretender");
        TlsConfig mute = members.files(
                members.authority.issue(
                        TrialCertificate.member(TlsMembers.NAMES).withoutServing()),
                "mute");

        for (TlsConfig each : List.of(client, mute)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() ->
                            GridNode.start(GridNodeConfig.defaults().withPort(0).withTls(each)))
                    .withMessageContaining("is not one of a member, so that no other would let this one in");
        }
    }

    @Test
    void multicastIsRefusedWithTls() throws Exception {
        TlsConfig tls = members.files(members.authority.issue(TrialCertificate.member(TlsMembers.NAMES)), "multicast");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridNode.start(
                        GridNodeConfig.defaults().withPort(0).withTls(tls).withDiscoveryMode(DiscoveryMode.MULTICAST)))
                .withMessageContaining("discovery.mode is multicast, and tls is set");
    }

    @Test
    void aStockClientNeedsOnlyItsUsualConfigurationOfTls() throws Exception {
        TlsConfig files = members.files(members.authority.issue(TrialCertificate.client("stock")), "stock");
        ClientConfig config = new ClientConfig();
        config.setClusterName(members.members.cluster);
        config.getNetworkConfig()
                .setSSLConfig(new SSLConfig()
                        .setEnabled(true)
                        .setProperty("certificate", files.certificate().toString())
                        .setProperty("key", files.key().toString())
                        .setProperty("trust", files.trust().toString())
                        .setProperty("members", String.join(",", TlsMembers.NAMES)));
        members.members.addresses.forEach(config.getNetworkConfig()::addAddress);
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        try {
            FencedLock lock = client.getCPSubsystem().getLock("stock/1");
            lock.lock();
            assertThat(members.grid(0).lock("stock/1").tryAcquire()).isEmpty();
            lock.unlock();
            assertThat(members.grid(0).lock("stock/1").tryAcquire()).isPresent();
        } finally {
            client.shutdown();
        }
    }
}
