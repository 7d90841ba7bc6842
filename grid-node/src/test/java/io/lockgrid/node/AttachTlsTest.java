package io.lockgrid.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.config.Config;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.test.Accessors;
import io.lockgrid.LockGridException;
import io.lockgrid.client.TlsConfig;
import io.lockgrid.internal.certificates.TrialAuthority;
import io.lockgrid.internal.certificates.TrialCertificate;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Members that the application starts itself, with TLS in the grid's configuration. */
class AttachTlsTest {
    @TempDir
    private Path folder;

    private static Config config(int port) {
        Config config = new Config();
        config.setClusterName("test-" + UUID.randomUUID());
        config.getNetworkConfig().setPort(port).setPortAutoIncrement(false);
        config.getNetworkConfig().getInterfaces().setEnabled(true).addInterface("127.0.0.1");
        config.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(false);
        config.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(false);
        config.setProperty("hazelcast.wait.seconds.before.join", "0");
        config.setProperty("hazelcast.phone.home.enabled", "false");
        return config;
    }

    private GridNodeConfig withTls() throws Exception {
        try (TrialAuthority authority = TrialAuthority.create("An authority")) {
            TlsConfig tls = TlsMembers.files(
                    authority.issue(TrialCertificate.member(TlsMembers.NAMES)), folder.resolve("member"));
            return GridNodeConfig.defaults().withTls(tls);
        }
    }

    @Test
    void whereTlsIsSetAStartByHazelcastAloneIsRefusedInsteadOfBeingPlain() throws Exception {
        Config config = GridNode.configure(config(Members.freePorts(1).get(0)), withTls());

        assertThatThrownBy(() -> Hazelcast.newHazelcastInstance(config)).hasStackTraceContaining("SSL/TLS requires");
    }

    @Test
    void aMemberThatLockGridStartsForTheApplicationSpeaksNothingButTls() throws Exception {
        int port = Members.freePorts(1).get(0);
        HazelcastInstance member = GridNode.startMember(config(port), withTls());
        try (RawPeer peer = new RawPeer(port)) {
            peer.sendAsLongAsItIsTaken(RawPeer.CLIENT, new byte[16]);

            assertThat(peer.read()).as("the head of an alert").isEqualTo(0x15);
        } finally {
            member.shutdown();
        }
    }

    @Test
    void noGridIsAttachedToAPlainMemberWhereTlsIsSet() throws Exception {
        GridNodeConfig grid = withTls();
        HazelcastInstance plain = Hazelcast.newHazelcastInstance(
                GridNode.configure(config(Members.freePorts(1).get(0))));
        try {
            assertThatExceptionOfType(LockGridException.class)
                    .isThrownBy(() -> GridNode.attach(plain, grid))
                    .withMessageContaining("speaks no TLS");
        } finally {
            plain.shutdown();
        }
    }

    @Test
    void multicastBesideTlsIsRefusedAndNeverFallenBackOn() throws Exception {
        GridNodeConfig grid = withTls();
        Config loud = config(Members.freePorts(1).get(0));
        loud.getNetworkConfig().getJoin().getMulticastConfig().setEnabled(true);
        Config usual = config(Members.freePorts(1).get(0));
        usual.getNetworkConfig().getJoin().getAutoDetectionConfig().setEnabled(true);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridNode.startMember(loud, grid))
                .withMessageContaining("multicast is on");
        HazelcastInstance member = GridNode.startMember(usual, grid);
        try {
            assertThat(Accessors.getNode(member).multicastService).isNull();
        } finally {
            member.shutdown();
        }
    }

    private static void useAMap(HazelcastInstance member) {
        ClientConfig config = new ClientConfig();
        config.setClusterName(member.getConfig().getClusterName());
        config.getNetworkConfig()
                .addAddress("127.0.0.1:"
                        + member.getCluster().getLocalMember().getAddress().getPort());
        HazelcastInstance client = HazelcastClient.newHazelcastClient(config);
        try {
            client.getMap("orders").put(1, "shipped");
        } finally {
            client.shutdown();
        }
    }

    @Test
    @Tag("thorough")
    void itsClientsMayUseMapsUnlessTheConfigurationSaysLocks() {
        HazelcastInstance open =
                GridNode.startMember(config(Members.freePorts(1).get(0)), GridNodeConfig.defaults());
        HazelcastInstance strict = GridNode.startMember(
                config(Members.freePorts(1).get(0)), GridNodeConfig.defaults().withClients(Clients.LOCKS));
        try {
            useAMap(open);
            assertThat(open.getMap("orders").size()).isEqualTo(1);

            assertThatThrownBy(() -> useAMap(strict))
                    .hasStackTraceContaining("is not for clients of a lock grid, and nothing was done");
        } finally {
            open.shutdown();
            strict.shutdown();
        }
    }

    @Test
    void aDoorBesideTlsIsRefused() throws Exception {
        Config config = config(Members.freePorts(1).get(0));
        config.getAdvancedNetworkConfig().setEnabled(true);
        GridNodeConfig grid = withTls();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> GridNode.startMember(config, grid))
                .withMessageContaining("advanced-network");
    }
}
