package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialCertificate;
import io.lockgrid.internal.tokens.TokenSecrets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Hazelcast's own client for Node.js over TLS, by the options of Node.js alone: with a certificate, and with a token. */
@Tag("thorough")
class TlsNodeJsClientTest {
    private static final Path FOLDER = Path.of("target", "node-js-client-tls");
    private static final String TOKEN = TokenSecrets.generate();

    private static TlsMembers members;

    @BeforeAll
    static void start() throws Exception {
        NodeJsClient.install(FOLDER);
        Path tokens = Files.writeString(FOLDER.resolve("tokens"), "batch " + TokenSecrets.hash(TOKEN) + "\n");
        members = new TlsMembers(
                3,
                config -> config.withTokensFile(tokens.toAbsolutePath())
                        .withAccess(List.of(
                                new AccessRule(List.of("billing"), Set.of(Right.LOCK), List.of("billing/*")),
                                new AccessRule(List.of("batch"), Set.of(Right.LOCK), List.of("batch/*")))));
    }

    @AfterAll
    static void stop() throws Exception {
        if (members != null) {
            members.close();
        }
    }

    private static NodeJsClient connect(String more) throws Exception {
        Path file = Files.createTempFile(members.folder, "client-", ".json");
        Files.writeString(file, more);
        return NodeJsClient.connect(FOLDER, members.members.addresses.get(1), members.members.cluster, file.toString());
    }

    private static void assertLocks(NodeJsClient client, String own, String other) throws Exception {
        String fence = client.ask("lock " + own);
        assertThat(Long.parseLong(fence)).isPositive();
        assertThat(members.grid(0).lock(own).tryAcquire()).isEmpty();
        assertThat(client.ask("unlock " + own + " " + fence)).isEqualTo("ok");
        assertThat(client.ask("lock " + other)).startsWith("error").contains("has not the right to lock '" + other);
    }

    @Test
    void itIsWhoItsCertificateSays() throws Exception {
        TlsConfig files = members.files(members.authority.issue(TrialCertificate.client("billing")), "billing");
        String more = """
                {"ssl": {"ca": "%s", "cert": "%s", "key": "%s", "servername": "%s"}}
                """.formatted(files.trust(), files.certificate(), files.key(), TlsMembers.NAMES.get(0));
        try (NodeJsClient client = connect(more)) {
            assertLocks(client, "billing/1", "batch/1");
        }
    }

    @Test
    void withoutACertificateItIsWhoItsTokenSays() throws Exception {
        String more = """
                {"ssl": {"ca": "%s", "servername": "%s"},
                 "security": {"usernamePassword": {"username": "batch", "password": "%s"}}}
                """.formatted(members.folder.resolve("member/ca.crt"), TlsMembers.NAMES.get(0), TOKEN);
        try (NodeJsClient client = connect(more)) {
            assertLocks(client, "batch/1", "billing/1");
        }
    }
}
