package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.client.impl.protocol.codec.ClientAuthenticationCodec;
import com.hazelcast.config.SSLConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.GridUnavailableException;
import io.lockgrid.LockGrid;
import io.lockgrid.NotAllowedException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.tokens.TokenSecrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members with TLS that take a token in place of a client's certificate. */
@Tag("thorough")
class TlsTokensTest {
    private static final String BATCH = TokenSecrets.generate();

    @TempDir
    static Path folder;

    private static TlsMembers members;

    @BeforeAll
    static void start() throws Exception {
        Path tokens = Files.writeString(folder.resolve("tokens"), "batch " + TokenSecrets.hash(BATCH) + "\n");
        members = new TlsMembers(
                3,
                config -> config.withTokensFile(tokens)
                        .withAccess(List.of(
                                new AccessRule(List.of("batch"), Set.of(Right.LOCK), List.of("batch/*")),
                                new AccessRule(List.of("billing"), Set.of(Right.LOCK), List.of("billing/*")))));
    }

    @AfterAll
    static void stop() throws Exception {
        members.close();
    }

    private static TlsConfig trusting() {
        return TlsConfig.trusting(members.folder.resolve("member/ca.crt"), TlsMembers.NAMES);
    }

    private static LockGridClientConfig showing(String secret) throws IOException {
        Path file = Files.writeString(Files.createTempFile(folder, "token-", ""), "batch " + secret);
        return members.plainClient().withTls(trusting()).withTokenFile(file);
    }

    private static void assertRefused(LockGridClientConfig config, String words) {
        assertThatExceptionOfType(GridUnavailableException.class)
                .isThrownBy(() -> LockGridClient.connect(config.withCallTimeout(Duration.ofSeconds(3))))
                .withMessageContaining("this client is not connected")
                .withMessageContaining(words);
    }

    /** A client's message as it is on the wire. */
    private static byte[] bytes(ClientMessage message) {
        ByteBuffer out = ByteBuffer.allocate(message.getFrameLength()).order(ByteOrder.LITTLE_ENDIAN);
        for (ClientMessage.Frame frame = message.getStartFrame(); frame != null; frame = frame.next) {
            int last = frame.next == null ? ClientMessage.IS_FINAL_FLAG : 0;
            out.putInt(frame.getSize()).putShort((short) (frame.flags | last)).put(frame.content);
        }
        return out.array();
    }

    private static byte[] authentication(String secret) {
        return bytes(ClientAuthenticationCodec.encodeRequest(
                members.members.cluster,
                "batch",
                secret,
                UUID.randomUUID(),
                "JVM",
                (byte) 1,
                "5.4.0",
                "raw",
                List.of()));
    }

    @Test
    void aClientWithoutACertificateIsWhoItsTokenSays() throws Exception {
        try (LockGrid batch = LockGridClient.connect(showing(BATCH))) {
            batch.lock("batch/1").acquire();

            assertThatThrownBy(() -> batch.lock("billing/1").acquire())
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageContaining("identity 'batch' has not the right to lock 'billing/1'");
        }
    }

    @Test
    void aClientWithACertificateNeedsNoToken() throws Exception {
        try (LockGrid billing = members.client("billing")) {
            billing.lock("billing/1").acquire().release();
        }
    }

    @Test
    void whoShowsNeitherOrAWrongSecretIsRefusedInWords() throws Exception {
        assertRefused(
                members.plainClient().withTls(trusting()),
                "it asks for a token, and this client has none (client.token-file)");
        assertRefused(showing(TokenSecrets.generate()), "does not know the token of 'batch' (client.token-file)");
    }

    @Test
    void whoShowsNoCertificateIsNoMember() throws Exception {
        try (RawPeer peer = new RawPeer(members.port(0), TrialTls.showingNone("TLSv1.3"))) {
            peer.sendAsLongAsItIsTaken(RawPeer.MEMBER, RawPeer.operation(new byte[20]))
                    .awaitClosed();
        }
    }

    @Test
    void whoShowsNoCertificateAndThenNoTokenIsClosed() throws Exception {
        try (RawPeer peer = new RawPeer(members.port(0), TrialTls.showingNone("TLSv1.3"))) {
            peer.send(RawPeer.CLIENT).awaitClosed();
        }
    }

    @Test
    void aSecondWrongSecretOnOneConnectionIsNotAnswered() throws Exception {
        byte[] wrong = authentication(TokenSecrets.generate());
        try (RawPeer peer = new RawPeer(members.port(0), TrialTls.showingNone("TLSv1.3"))) {
            peer.send(RawPeer.CLIENT, wrong);
            assertThat(peer.read()).isGreaterThanOrEqualTo(0);
            peer.sendAsLongAsItIsTaken(wrong, authentication(BATCH)).awaitClosed();
        }
    }

    @Test
    void aStockClientNeedsOnlyItsUsualConfiguration() {
        ClientConfig config = new ClientConfig();
        config.setClusterName(members.members.cluster);
        config.getSecurityConfig().setUsernamePasswordIdentityConfig("batch", BATCH);
        config.getNetworkConfig()
                .setSSLConfig(new SSLConfig()
                        .setEnabled(true)
                        .setProperty("trust", trusting().trust().toString())
                        .setProperty("members", String.join(",", TlsMembers.NAMES)));
        members.members.addresses.forEach(config.getNetworkConfig()::addAddress);
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        try {
            FencedLock lock = client.getCPSubsystem().getLock("batch/stock");
            lock.lock();
            assertThat(members.grid(0).lock("batch/stock").tryAcquire()).isEmpty();
            lock.unlock();
        } finally {
            client.shutdown();
        }
    }

    @Test
    void aMemberShowsACertificateItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GridNode.start(GridNodeConfig.defaults().withPort(0).withTls(trusting())))
                .withMessageContaining("there is no certificate, and a member has to show one");
    }
}
