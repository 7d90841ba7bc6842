package io.lockgrid.node;

import static io.lockgrid.node.RefusedClients.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.cp.lock.FencedLock;
import io.lockgrid.GridHealth.Status;
import io.lockgrid.Hold;
import io.lockgrid.LockGrid;
import io.lockgrid.LockGridException;
import io.lockgrid.NotAllowedException;
import io.lockgrid.client.LockGridClient;
import io.lockgrid.client.LockGridClientConfig;
import io.lockgrid.internal.tokens.TokenSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients that show a token, to members that listen on the loopback without TLS. */
class TokensTest {
    private static final String BILLING = TokenSecrets.generate();
    private static final String OPS = TokenSecrets.generate();
    private static final String GUEST = TokenSecrets.generate();

    @TempDir
    static Path folder;

    private static Path known;
    private static Members members;

    @BeforeAll
    static void start() throws IOException {
        known = folder.resolve("tokens");
        know("billing " + TokenSecrets.hash(BILLING), "ops " + TokenSecrets.hash(OPS));
        members = new Members(
                3,
                config -> config.withTokensFile(known)
                        .withAccess(List.of(
                                new AccessRule(List.of("billing"), Set.of(Right.LOCK), List.of("billing/*")),
                                new AccessRule(List.of("ops"), Set.of(Right.LOOK), AccessRule.ALL_NAMES))));
    }

    @AfterAll
    static void stop() {
        members.close();
    }

    private static void know(String... lines) throws IOException {
        Path beside = folder.resolve("tokens.new");
        Files.write(beside, List.of(lines));
        Files.move(beside, known, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static LockGridClientConfig plain() {
        return LockGridClientConfig.defaults()
                .withClusterName(members.cluster)
                .withMembers(members.addresses)
                .withDrain(Duration.ZERO)
                .withCallTimeout(Duration.ofSeconds(4));
    }

    private static LockGridClientConfig showing(String name, String secret) throws IOException {
        Path file = Files.createTempFile(folder, "token-", "");
        Files.writeString(file, name + " " + secret + "\n");
        return plain().withTokenFile(file);
    }

    @Test
    void aTokensNameHasTheRightsThatTheRulesGiveIt() throws IOException, InterruptedException {
        try (LockGrid billing =
                        LockGridClient.connect(showing("billing", BILLING).withCallTimeout(Duration.ofSeconds(20)));
                LockGrid ops = LockGridClient.connect(showing("ops", OPS).withCallTimeout(Duration.ofSeconds(20)))) {
            try (Hold hold = billing.lock("billing/1").acquire()) {
                assertThat(hold.isHeld()).isTrue();
                assertThat(ops.lock("billing/1").inspect()).isPresent();
            }
            assertThatThrownBy(() -> billing.lock("orders/1").acquire())
                    .isInstanceOf(NotAllowedException.class)
                    .hasMessageContaining("identity 'billing' has not the right to lock 'orders/1'");
        }
    }

    @Test
    void whoShowsAWrongSecretIsToldSoAndNoLogHasTheSecret() throws IOException {
        List<String> lines = new CopyOnWriteArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage() + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(handler);
        try {
            String wrong = TokenSecrets.generate();
            assertRefused(showing("billing", wrong), "does not know the token of 'billing' (client.token-file)");

            assertThat(lines)
                    .anyMatch(line -> line.contains("it showed a token that is not known, or not by that secret"));
            assertThat(lines).noneMatch(line -> line.contains(wrong));
        } finally {
            Logger.getLogger("").removeHandler(handler);
        }
    }

    @Test
    @Tag("thorough")
    void whoShowsNoneIsToldThatOneIsAskedFor() {
        assertRefused(plain(), "it asks for a token, and this client has none (client.token-file)");
    }

    @Test
    @Tag("thorough")
    void whoHasATokenNoMoreIsClosedAndWhoGetsOneComesIn() throws Exception {
        LockGridClientConfig guest = showing("guest", GUEST);
        assertRefused(guest, "does not know the token of 'guest'");
        know(
                "billing " + TokenSecrets.hash(BILLING),
                "ops " + TokenSecrets.hash(OPS),
                "guest " + TokenSecrets.hash(GUEST));
        try (LockGrid client = LockGridClient.connect(guest.withCallTimeout(Duration.ofSeconds(20)));
                LockGrid ops = LockGridClient.connect(showing("ops", OPS).withCallTimeout(Duration.ofSeconds(20)))) {
            assertThatThrownBy(() -> client.lock("billing/1").acquire()).isInstanceOf(NotAllowedException.class);

            know("billing " + TokenSecrets.hash(BILLING), "ops " + TokenSecrets.hash(OPS));

            await().atMost(Duration.ofSeconds(20)).until(() -> client.health().status() == Status.UNAVAILABLE);
            assertThat(ops.lock("billing/2").inspect()).isEmpty();
        }
    }

    @Test
    void aStockClientShowsATokenAsItsNameAndPassword() {
        ClientConfig config = new ClientConfig();
        config.setClusterName(members.cluster);
        config.getSecurityConfig().setUsernamePasswordIdentityConfig("billing", BILLING);
        members.addresses.forEach(config.getNetworkConfig()::addAddress);
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        try {
            FencedLock lock = client.getCPSubsystem().getLock("billing/stock");
            lock.lock();
            assertThat(members.grid(0).lock("billing/stock").tryAcquire()).isEmpty();
            lock.unlock();
        } finally {
            client.shutdown();
        }
    }

    @Test
    void aMemberThatOthersReachTakesNoTokensWithoutTls() {
        GridNodeConfig config = GridNodeConfig.defaults()
                .withPort(0)
                .withBind("0.0.0.0")
                .withDiscoveryMode(DiscoveryMode.TCP)
                .withTokensFile(known);

        assertThatExceptionOfType(LockGridException.class)
                .isThrownBy(() -> GridNode.start(config))
                .withMessageContaining("tokens-file is set, and tls is not, while others reach bind '0.0.0.0'")
                .withMessageContaining("nothing is left running");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridNode.configure(new com.hazelcast.config.Config(), config))
                .withMessageContaining("tokens-file is set, and tls is not");
    }

    @Test
    void aFileThatCannotBeUsedEndsTheStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        GridNode.start(GridNodeConfig.defaults().withPort(0).withTokensFile(folder.resolve("none"))))
                .withMessage("tokens-file: there is no file " + folder.resolve("none"));
    }
}
